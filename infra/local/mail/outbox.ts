import { mkdirSync, readdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Instant } from '#core/time.ts';
import type { Chance } from '#ports/chance.ts';
import type { Clock } from '#ports/clock.ts';
import type { Mailer } from '#ports/mail.ts';

/** A message that was kept instead of sent. */
export const KeptMessage = z.object({
  to: z.object({ name: z.string(), email: z.string() }),
  subject: z.string(),
  text: z.string(),
  keptAt: Instant,
});
export type KeptMessage = z.infer<typeof KeptMessage> & { readonly id: string };

/** Mail that goes nowhere: each message is a file in a folder. */
export interface Outbox extends Mailer {
  /** At most `limit` messages, the latest first. */
  list(limit: number): Promise<readonly KeptMessage[]>;
  read(id: string): Promise<KeptMessage | undefined>;
}

export interface OutboxOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'id'>;
}

/** Names begin with the time, so that they sort by it. */
const ID = /^\d{8}t\d{9}z-[a-z0-9]+$/;

export function createOutbox({ folder, clock, chance }: OutboxOptions): Outbox {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const listIds = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .filter((id) => ID.test(id));
  const open = async (id: string): Promise<KeptMessage> => ({
    ...KeptMessage.parse(JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8'))),
    id,
  });
  return {
    send: async (message) => {
      const keptAt = clock.now();
      const id = `${keptAt.toLowerCase().replaceAll(/[^\dtz]/g, '')}-${chance.id()}`;
      const file = join(folder, `${id}.json`);
      // Under its own name only once it is whole: a reader sees all of a message, or none.
      await writeFile(`${file}.part`, JSON.stringify({ ...message, keptAt }), { mode: 0o600 });
      await rename(`${file}.part`, file);
      return 'sent';
    },
    list: (limit) => Promise.all(listIds().sort().reverse().slice(0, limit).map(open)),
    // Only what the folder lists: an id from an address never becomes a path of its own.
    read: async (id) => (listIds().includes(id) ? open(id) : undefined),
  };
}
