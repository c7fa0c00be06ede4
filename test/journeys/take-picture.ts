import { join } from 'node:path';
import { eventually } from '#test/fixtures/eventually.ts';
import { openWindowAs } from './sign-in.ts';
import { openStage } from './stage.ts';

/** `npm run picture`: takes the README's picture of the dashboard from the real page, once the first posts are out. */
const PICTURE = join(import.meta.dirname, '..', '..', 'web', 'dashboard.png');

const stage = await openStage();
try {
  const page = await openWindowAs(stage, 'Dana Whitfield', { viewport: { width: 1200, height: 800 } });
  await eventually(
    async () => {
      await page.reload();
      return page.getByText('Published').or(page.getByText('See it on')).count();
    },
    (links) => links >= 4,
    { within: 120_000, every: 2_000 },
  );
  await page.screenshot({ path: PICTURE });
  process.stdout.write(`${PICTURE}\n`);
} finally {
  await stage.close();
}
