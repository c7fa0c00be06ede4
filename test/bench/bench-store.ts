import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { createTable } from '#adapters/dynamodb/table.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { connectLocally, startDynoxide } from '#local/store/dynoxide.ts';
import type { Clock } from '#ports/clock.ts';
import { type Place, storeLargeAssociation } from './large-association.ts';

/** A folder of its own below the system's for what is temporary, gone when the work is done. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'clarion-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A real store on that file for as long as the work takes. */
export async function withStore<T>(
  file: string,
  clock: Clock,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const engine = await startDynoxide(file);
  const client = connectLocally(engine.endpoint);
  try {
    await createTable(client, 'clarion');
    const parts = { clock, chance: nodeChance, digest: sha256 };
    return await work({
      client,
      table: 'clarion',
      store: createDynamoDbStore({ client, table: 'clarion', ...parts }),
    });
  } finally {
    client.destroy();
    await engine.stop();
  }
}

/** A large association, stored once: every run works on a copy of its own. */
export interface StoredAssociation {
  fresh<T>(work: (place: Place) => Promise<T>): Promise<T>;
  remove(): Promise<void>;
}

export async function storeOnce(offices: number, clock: Clock): Promise<StoredAssociation> {
  const folder = mkdtempSync(join(tmpdir(), 'clarion-bench-'));
  const file = join(folder, 'store.sqlite');
  await withStore(file, clock, (place) => storeLargeAssociation(place, offices, clock.now()));
  return {
    fresh: (work) =>
      inFolder((own) => {
        copyFileSync(file, join(own, 'store.sqlite'));
        return withStore(join(own, 'store.sqlite'), clock, work);
      }),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
