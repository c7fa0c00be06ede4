import { parseArgs } from 'node:util';
import * as z from 'zod';
import { buildHostProgram } from '#test/fixtures/host-program.ts';
import { rehearse } from './rehearse.ts';
import { isAsCounted, printComparison } from './report.ts';

/** `npm run rehearse [-- --offices N --rate R]`: exits with 1 if a number on the pages is not what is counted. */
const { values } = parseArgs({
  options: {
    offices: { type: 'string', default: '254' },
    rate: { type: 'string', default: '60' },
  },
});
const wish = z
  .object({ offices: z.coerce.number().int().min(6).max(2_000), rate: z.coerce.number().min(2).max(240) })
  .parse(values);

await buildHostProgram();
const rehearsed = await rehearse({ ...wish, onProgress: (line) => process.stderr.write(`${line}\n`) });
process.stdout.write(`${printComparison(rehearsed)}\n`);
process.exitCode = isAsCounted(rehearsed) ? 0 : 1;
