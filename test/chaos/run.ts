import { parseArgs } from 'node:util';
import * as z from 'zod';
import { buildHostProgram } from '#test/fixtures/host-program.ts';
import { rehearse } from './rehearse.ts';
import { explainFailures, explainQuestions, makeReport, printReport } from './report.ts';

/** `npm run chaos [-- --runs N --seed S --json]`: exits with 1 if a post went out twice, too late, or was lost. */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
});
const wish = z
  .object({
    runs: z.coerce.number().int().min(1).max(10_000),
    seed: z.coerce.number().int().min(0),
    rate: z.coerce.number().min(1),
  })
  .parse(values);

const tell = (line: string) => process.stderr.write(`${line}\n`);
await buildHostProgram();
const rehearsed = await rehearse({ ...wish, onProgress: tell });
const report = makeReport(rehearsed);
for (const complaint of new Set(rehearsed.lives.flatMap(({ complaints }) => complaints))) {
  tell(`The host said: ${complaint}`);
}
for (const question of explainQuestions(rehearsed)) tell(question);
const failures = explainFailures(rehearsed);
if (failures !== '') tell(failures);
process.stdout.write(`${values.json ? JSON.stringify(report, undefined, 2) : printReport(report)}\n`);
process.exitCode = report.ok ? 0 : 1;
