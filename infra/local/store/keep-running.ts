import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, SECOND } from '#core/time.ts';
import type { Log } from '../log.ts';
import type { Dynoxide, LocalDynamoDb } from './dynoxide.ts';

/** What goes with keeping a store running. */
export interface Keeping {
  readonly log: Log;
  /** The store answers again: what fell due meanwhile has been waiting. */
  readonly onRestart: () => void;
  /** The wait before each try to start it again, in milliseconds; after the last one it is given up. */
  readonly delays?: readonly number[];
}

/**
 * The first at once, since a store that was killed by accident is whole; the last late enough for a person to make
 * room on a disk. Together within a minute: whoever watches the host then learns that it needs them.
 */
const DELAYS = [0, 1, 3, 9, 27].map((seconds) => seconds * SECOND);
/** A store that has run for so long has recovered: its next end is counted anew. */
const STEADY_AFTER = MINUTE;

/**
 * Starts a store again, on the same address, whenever it ends by itself. Every call that is made meanwhile fails, and
 * whoever made it tries again, as with a store that somebody else runs.
 */
export function keepRunning(first: Dynoxide, { log, onRestart, delays = DELAYS }: Keeping): LocalDynamoDb {
  const stopping = new AbortController();
  let current: LocalDynamoDb = first;

  /** Gives the reason why the store was given up; nothing once it is stopped. */
  const watch = async (): Promise<string | undefined> => {
    let tries = 0;
    for (;;) {
      const since = performance.now();
      let reason = await current.ended;
      if (performance.now() - since > STEADY_AFTER) tries = 0;
      for (let answers = false; !answers; tries += 1) {
        if (stopping.signal.aborted) return undefined;
        const delay = delays[tries];
        if (delay === undefined) return `${reason}, and starting it again ${tries} times did not help`;
        log(`The store has stopped: ${reason}. It is started again; what is due waits for it.`);
        await wait(delay, stopping.signal);
        if (stopping.signal.aborted) return undefined;
        const launched = await first.launchAgain(stopping.signal);
        if ('reason' in launched) {
          reason = launched.reason;
        } else {
          current = launched;
          answers = true;
        }
      }
      if (stopping.signal.aborted) {
        // Whoever stopped it saw the one before.
        await current.stop();
        return undefined;
      }
      log('The store answers again.');
      onRestart();
    }
  };

  const watched = watch();
  return {
    endpoint: first.endpoint,
    ended: watched.then((reason) => reason ?? new Promise<never>(() => {})),
    stop: async () => {
      stopping.abort();
      await Promise.all([current.stop(), watched]);
    },
  };
}

/** Settles after so many milliseconds, or when the signal comes. */
async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch((cause: unknown) => {
    if (!signal.aborted) throw cause;
  });
}
