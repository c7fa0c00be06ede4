import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#local/scheduler/database.ts';
import { startDispatcher } from '#local/scheduler/dispatcher.ts';
import { atSeconds, create, makeFile, referenceInstant, startScheduler } from './fixture.ts';

test('a file that cannot be written for a while is told, and what fell due meanwhile is delivered after', async () => {
  const file = await makeFile();
  const { client, stop } = await startScheduler({ file });
  await create(client, { ScheduleExpression: atSeconds(10) });
  await stop();

  const db = openDatabase(file);
  const told = Promise.withResolvers<unknown>();
  const delivered = Promise.withResolvers<number>();
  // As on a full disk, every write fails and reads go on.
  db.exec('PRAGMA query_only = ON');
  const dispatcher = startDispatcher({
    db,
    deliver: async (_arn, _input, { attempt }) => delivered.resolve(attempt),
    onFailedAttempt: (error) => delivered.reject(error),
    onBrokenLook: told.resolve,
    now: () => referenceInstant + 10_000,
    tickMs: 5,
  });
  onTestFinished(() => dispatcher.stop());
  expect(await told.promise).toBeInstanceOf(Error);
  db.exec('PRAGMA query_only = OFF');
  expect(await delivered.promise).toBe(1);
});
