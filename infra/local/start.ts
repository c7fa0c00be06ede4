import { DEMO_PEOPLE, DEMO_STRANGERS } from './demo/people.ts';
import { startHost } from './host.ts';
import { HostError } from './host-error.ts';
import { readOptions } from './options.ts';
import type { Rehearsal } from './rehearsal.ts';

/** `npm start`: runs Clarion on this machine until it is told to stop. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  // Whatever the host writes is this user's alone.
  process.umask(0o077);
  const host = await startHost(options, (line) => process.stderr.write(`${line}\n`));

  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    await host.stop();
    process.exit(code);
  };
  process.once('SIGTERM', () => void stop(0));
  process.once('SIGINT', () => void stop(0));
  void host.failed.then((reason) => {
    if (stopping) return;
    process.stderr.write(`The store has stopped: ${reason}. Nothing was lost; start Clarion again.\n`);
    void stop(1);
  });

  const { addresses } = host.platforms;
  const lines = [
    'Sandbox (stands in for the platforms; nothing leaves this machine):',
    ...Object.entries(addresses).map(([platform, address]) => `  ${platform.padEnd(10)} ${address}`),
    `Scheduler (for the AWS CLI by --endpoint-url): ${host.alarms.endpoint}`,
    host.mail,
    ...describeRehearsal(options.rehearsal),
    'Sign in as one of:',
    ...[...DEMO_PEOPLE, ...DEMO_STRANGERS].map(({ name, about }) => `  ${name}: ${about}`),
    `Ready: ${host.origin}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function describeRehearsal({ pace, crashPoint, hasPast }: Rehearsal): readonly string[] {
  return [
    ...(pace.rate === 1 ? [] : [`Time runs ${pace.rate} times as fast as it does (CLARION_TIME_RATE).`]),
    ...(crashPoint
      ? [`Ends itself ${crashPoint.side} ${crashPoint.step}, turn ${crashPoint.turn} (CLARION_CRASH_AT).`]
      : []),
    ...(hasPast ? [] : ['The demo begins today (CLARION_DEMO_PAST).']),
  ];
}

main().catch((error: unknown) => {
  // What a person can mend is told in a sentence; anything else is a bug, and its stack is worth having.
  const told =
    error instanceof HostError ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${told}\n`);
  process.exit(1);
});
