/**
 * A server to be killed: `serve.ts FILE NOW MODE`. Its clock stands still at NOW (epoch ms). It prints one JSON
 * line with its endpoint, then one for every attempt, which it takes (`accept`) or never answers (`hang`).
 */
import * as z from 'zod';
import { startSchedulerServer } from '#local/scheduler/server.ts';
import { accessKeyId } from './access-key.ts';

const [file, now, mode] = z
  .tuple([z.string(), z.coerce.number().int(), z.enum(['accept', 'hang'])])
  .parse(process.argv.slice(2));

const server = await startSchedulerServer({
  file,
  port: 0,
  accessKeyId,
  now: () => now,
  deliver: async (arn, _input, delivery) => {
    process.stdout.write(`${JSON.stringify({ arn, ...delivery })}\n`);
    if (mode === 'hang') await new Promise<never>(() => {});
  },
});
process.stdout.write(`${JSON.stringify({ endpoint: server.endpoint })}\n`);
