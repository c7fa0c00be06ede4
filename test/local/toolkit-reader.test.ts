import { expect, it } from 'vitest';
import { csvTables } from '#adapters/csv/csv-tables.ts';
import { TOOLKIT_LIMITS } from '#adapters/toolkit-files/limits.ts';
import { createToolkitReader } from '#adapters/toolkit-files/read-here.ts';
import { createWorkerToolkitReader } from '#local/toolkits/worker-reader.ts';
import { CONTEXT, FOUR_RIVERS } from '../core/import-toolkit/toolkit-stage.ts';

const file = { name: 'four-rivers.md', bytes: new TextEncoder().encode(FOUR_RIVERS) };

it('a toolkit that is read in a thread of its own is read as it is here', async () => {
  const read = await createWorkerToolkitReader().read(file, CONTEXT);
  expect(read).toMatchObject({ ok: true });
  expect(read).toEqual(await createToolkitReader(csvTables).read(file, CONTEXT));
});

it('a toolkit that takes too long is given up, with a reason', async () => {
  const read = await createWorkerToolkitReader(0).read(file, CONTEXT);
  expect(read).toMatchObject({ ok: false, error: { kind: 'too-slow' } });
});

it('a toolkit that is larger than its host takes is refused with what to do', async () => {
  expect(
    await createToolkitReader(csvTables, { ...TOOLKIT_LIMITS, maxBytes: 100 }).read(file, CONTEXT),
  ).toMatchObject({
    error: { kind: 'too-large', message: expect.stringContaining('Leave the pictures out') },
  });
});
