import { parseArgs } from 'node:util';
import type { SmtpOptions } from '#adapters/smtp/mailer.ts';
import { HostError } from './host-error.ts';
import { readMailSettings } from './mail/mail-settings.ts';
import { type Rehearsal, readRehearsal } from './rehearsal.ts';

/** How a person started the host. */
export interface HostOptions {
  /** Where the pages are; the sign-in has the port after it, the sandbox those from ten after it. */
  readonly port: number;
  readonly dataPath: string;
  /** With the demo's offices, but without its posts. */
  readonly empty: boolean;
  readonly rehearsal: Rehearsal;
  /** The mail server; without one, mail is kept in the outbox. */
  readonly mail: SmtpOptions | undefined;
}

const LAST_PORT = 65_535;
/** The highest port that the host takes, counted from the first. */
const PORTS_AFTER = 20;

/** Reads the command line and the environment. Throws HostError for anything that it does not know. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): HostOptions {
  const { values } = parse(args);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > LAST_PORT - PORTS_AFTER) {
    throw new HostError(
      `--port is "${values.port}", but has to be a whole number from 1024 to ${LAST_PORT - PORTS_AFTER}. Choose another one.`,
    );
  }
  if (env.LINK_CHECKS !== undefined && env.LINK_CHECKS !== 'off') {
    throw new HostError(
      `LINK_CHECKS is "${env.LINK_CHECKS}", but here the platforms are the sandbox, and nothing outside is asked. Unset it, or set it to off.`,
    );
  }
  if (values.data === '') throw new HostError('--data is empty. Name a folder, such as --data .clarion.');
  return {
    port,
    dataPath: values.data,
    empty: values.empty,
    rehearsal: readRehearsal(env),
    mail: readMailSettings(env),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '3000' },
        data: { type: 'string', default: '.clarion' },
        empty: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HostError(`${reason}. Known are --port N, --data DIR and --empty.`, { cause });
  }
}
