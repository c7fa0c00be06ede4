import { parseArgs } from 'node:util';
import * as z from 'zod';
import { readRatedClock } from './rated-clock.ts';
import { startSandbox } from './server.ts';

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: ':memory:' },
    ports: { type: 'string', default: '0,0,0,0,0' },
    'container-delay-ms': { type: 'string' },
    'time-rate': { type: 'string' },
  },
});
const port = z.coerce.number().int().min(0).max(65_535);
const [x, facebook, instagram, threads, linkedin] = z
  .tuple([port, port, port, port, port], {
    error: '--ports takes five port numbers: X, Facebook, Instagram, Threads, LinkedIn',
  })
  .parse(values.ports.split(','));
const delay = z.coerce.number().int().min(0).optional().parse(values['container-delay-ms']);

const sandbox = await startSandbox({
  file: values.file,
  ports: { x, facebook, instagram, threads, linkedin },
  ...(delay !== undefined && { containerDelayMs: delay }),
  ...(values['time-rate'] !== undefined && { now: readRatedClock(values['time-rate']) }),
});
console.log(JSON.stringify(sandbox.addresses));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    sandbox.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
