import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@hono/node-server';
import { createApp } from '#web/app.tsx';
import { actorOf, DANA, MILLBROOK, storeChannel } from '../fixtures/office.ts';
import { startTestServices } from '../fixtures/services.ts';
import { openBrowser } from '../journeys/browser.ts';
import { makeShell } from './shell.ts';
import { visitAs } from './visitor.ts';

const port = 3417;
const origin = `http://127.0.0.1:${port}`;
const shell = await makeShell({ publicOrigin: origin });
const { services, stop } = await startTestServices({ shell });
for (const p of ['x', 'facebook', 'instagram'])
  await storeChannel(services.store, services.vault, MILLBROOK, p);
const app = createApp(services);
let visitor: Awaited<ReturnType<typeof visitAs>>;
const server = serve({
  fetch: (r: Request) =>
    new URL(r.url).pathname === '/zz'
      ? new Response('hi', {
          headers: { 'set-cookie': `${visitor.cookie}; Secure; HttpOnly; Path=/; SameSite=Lax` },
        })
      : app.fetch(r),
  port,
  hostname: '127.0.0.1',
});
visitor = await visitAs(app, services, DANA);
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
page.on('console', (m) => console.log('console', m.text()));
const only = process.argv[2];
let n = 0;
async function shoot(label: string) {
  n += 1;
  await page.evaluate("document.querySelectorAll('img').forEach((i) => { i.loading = 'eager'; })");
  await page.waitForLoadState('networkidle');
  if (only && !label.includes(only)) return;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({
      path: `/tmp/shots-b/${String(n).padStart(2, '0')}-${label}-${width}.png`,
      fullPage: true,
    });
  }
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  if (Number(wide) > 390) console.log(label, 'overflows at 390:', wide);
  await page.setViewportSize({ width: 1280, height: 900 });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  for (const v of violations)
    console.log(label, v.id, v.help, v.nodes.map((x) => x.html.slice(0, 150)).slice(0, 3));
}
const base = `${origin}/offices/millbrook`;
await page.goto(`${origin}/zz`);
try {
  await page.goto(`${base}/posts`);
  await shoot('posts-empty');
  await page.goto(`${base}/calendar`);
  await shoot('calendar-empty');
  await page.goto(`${base}/packs`);
  await shoot('packs');
  await page.goto(`${base}/packs/standards-of-conduct`);
  await shoot('pack');
  await page.goto(`${base}/announcements/new`);
  await shoot('choose');
  await page.goto(`${base}/announcements/new?pack=standards-of-conduct&message=announce-adoption`);
  await shoot('form');
  await page.fill('[name="answers.office"]', '');
  await page.fill('[name="answers.website"]', 'nonsense');
  await page.click('text=See the posts');
  await shoot('form-errors');
  await page.fill('[name="answers.office"]', 'Millbrook Town Clerk');
  await page.fill('[name="answers.website"]', 'https://millbrook.example.gov/elections');
  await page.click('text=See the posts');
  await shoot('preview');
  await page.click('button:has-text("Schedule 3 posts")');
  await shoot('preview-unattested');
  await page.click('label[for=attested]');
  await page.click('button:has-text("Schedule 3 posts")');
  await shoot('campaign');
  await page.goto(`${base}/posts`);
  await shoot('posts');
  await page.goto(`${base}/calendar`);
  await shoot('calendar');
  await page.goto(`${base}/posts`);
  await page.click('td a, th a');
  await shoot('post-scheduled');
  const url = page.url();
  await page.goto(`${url}/move`);
  await shoot('move');
  await page.goto(`${url}/send-now`);
  await shoot('send-now');
  await page.goto(`${url}/cancel`);
  await shoot('cancel');
  await page.goto(`${url}/edit`);
  await shoot('edit');
  await page.fill('[name="text"]', '');
  await page.click('text=Save the text');
  await shoot('edit-error');
  await page.fill(
    '[name="text"]',
    'Millbrook follows the Standards.\n\nElection Center wrote them. #StandardsOfConduct',
  );
  await page.click('text=Save the text');
  await shoot('post-draft');
  await page.goto(`${url}/edit`);
  await page.evaluate("document.querySelector('[name=seen]').value = '1'");
  await page.click('text=Save the text');
  await shoot('edit-conflict');
  await page.goto(url);
  await page.click('button:has-text("Approve and schedule")');
  await shoot('approve-error');
  // other states
  const office = services.store.forOffice(MILLBROOK.id, actorOf(DANA));
  const posts = await office.listPosts();
  const put = async (i: number, changes: object, summary: string) => {
    const p = posts[i]!;
    const cur = (await office.readPost(p.id))!;
    await office.writePost({
      post: { ...cur, ...changes } as never,
      happening: { subject: { kind: 'post', id: p.id }, action: 'post.test', summary },
    });
    await page.goto(`${base}/posts/${p.id}`);
  };
  await put(
    0,
    {
      state: 'unconfirmed',
      dueAt: undefined,
      trouble:
        'The connection was lost while the post was being sent, so it may be public already. Look on the platform, then say what you found.',
    },
    'Lost.',
  );
  await shoot('unconfirmed');
  await page.click('button:has-text("It is there")');
  await shoot('confirm-error');
  await page.goto(`${base}/posts/${posts[0]!.id}/send-again`);
  await shoot('send-again');
  await put(0, { state: 'handoff', trouble: undefined }, 'It is time.');
  await shoot('handoff');
  await put(
    1,
    {
      state: 'held',
      dueAt: undefined,
      trouble: 'The channel is not connected. Connect it on the Channels page, then release this post.',
    },
    'Held.',
  );
  await shoot('held');
  await put(
    1,
    {
      state: 'missed',
      dueAt: undefined,
      trouble: 'It could not be sent in time. It was not to go out after Wednesday.',
    },
    'Missed.',
  );
  await shoot('missed');
  await put(
    2,
    {
      state: 'published',
      dueAt: undefined,
      receipt: {
        platformId: '1',
        permalink: 'https://x.example.gov/millbrook/status/123456789',
        publishedAt: '2026-09-15T14:00:00.000Z',
      },
    },
    'The post is public.',
  );
  await shoot('published');
  await page.goto(`${base}/posts?show=attention`);
  await shoot('posts-attention');
} finally {
  for (const f of shell.failures) console.log(f.method, f.path, f.error);
  await browser.close();
  server.close();
  await stop();
}
process.exit(0);
