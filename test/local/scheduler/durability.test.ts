import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListTagsForResourceCommand,
  paginateListSchedules,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import {
  atSeconds,
  connect,
  deadLetterArn,
  makeFile,
  queueArn,
  referenceInstant,
  roleArn,
  scheduleInput,
  startScheduler,
  untilNothingIsPending,
} from './fixture.ts';

const attemptLine = z.object({ scheduleArn: z.string(), attempt: z.int(), scheduledAt: z.int() });

/** The server in a process of its own, with a clock that stands still, to be killed without warning. */
async function spawnScheduler(file: string, secondsAfter: number, mode: 'accept' | 'hang') {
  const now = referenceInstant + secondsAfter * 1_000;
  const script = join(import.meta.dirname, 'serve.ts');
  const child = spawn(process.execPath, [script, file, String(now), mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  onTestFinished(kill);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => JSON.parse(z.string().parse((await lines.next()).value)) as unknown;

  // What was overdue at the start may be attempted before the endpoint is printed.
  const early: unknown[] = [];
  let line = await read();
  while (!z.object({ endpoint: z.string() }).safeParse(line).success) {
    early.push(line);
    line = await read();
  }
  const { endpoint } = z.object({ endpoint: z.string() }).parse(line);
  const nextAttempt = async () => attemptLine.parse(early.shift() ?? (await read()));
  return { client: connect(endpoint), nextAttempt, kill };
}

async function listNames(client: SchedulerClient): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateListSchedules({ client }, {})) {
    names.push(...(page.Schedules?.map((schedule) => schedule.Name ?? '') ?? []));
  }
  return names;
}

describe('a server killed without warning', () => {
  test('has kept every change it acknowledged', async () => {
    const file = await makeFile();
    const first = await spawnScheduler(file, 0, 'accept');
    const acknowledged = new Set<string>();
    // Eight writers go on until the kill cuts them off.
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let index = 0; ; index += 1) {
        const Name = `wake-${writer}-${index}`;
        try {
          await first.client.send(new CreateScheduleCommand(scheduleInput({ Name })));
        } catch {
          return;
        }
        acknowledged.add(Name);
        if (acknowledged.size === 100) await first.kill();
      }
    });
    await Promise.all(writers);
    expect(acknowledged.size).toBeGreaterThanOrEqual(100);

    const second = await spawnScheduler(file, 0, 'accept');
    const names = new Set(await listNames(second.client));
    expect([...acknowledged].filter((Name) => !names.has(Name))).toEqual([]);
  });

  test('has kept updates, deletions, groups, tags and tokens', async () => {
    const file = await makeFile();
    const first = await spawnScheduler(file, 0, 'accept');
    const Tags = [{ Key: 'purpose', Value: 'reach' }];
    const group = await first.client.send(new CreateScheduleGroupCommand({ Name: 'reach', Tags }));
    const created = scheduleInput({ Name: 'changed', ClientToken: 'token-1' });
    await first.client.send(new CreateScheduleCommand(created));
    await first.client.send(
      new UpdateScheduleCommand(scheduleInput({ Name: 'changed', Description: 'new' })),
    );
    await first.client.send(new CreateScheduleCommand(scheduleInput({ Name: 'deleted' })));
    await first.client.send(new DeleteScheduleCommand({ Name: 'deleted' }));
    await first.kill();

    const { client } = await spawnScheduler(file, 0, 'accept');
    expect(await listNames(client)).toEqual(['changed']);
    await client.send(new CreateScheduleCommand(created));
    expect((await client.send(new GetScheduleCommand({ Name: 'changed' }))).Description).toBe('new');
    const ResourceArn = group.ScheduleGroupArn;
    expect((await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual(Tags);
  });

  test('fires on its next start what fell due meanwhile, and nothing that was delivered before', async () => {
    const file = await makeFile();
    const first = await spawnScheduler(file, 0, 'accept');
    for (const [Name, seconds] of [
      ['delivered', 0],
      ['overdue', 60],
      ['future', 7_200],
    ] as const) {
      const ScheduleExpression = atSeconds(seconds);
      const ActionAfterCompletion = 'DELETE';
      await first.client.send(
        new CreateScheduleCommand(scheduleInput({ Name, ScheduleExpression, ActionAfterCompletion })),
      );
    }
    expect((await first.nextAttempt()).scheduleArn).toMatch(/delivered$/);
    // The removal after completion is what says that the delivery was recorded.
    await expect.poll(() => listNames(first.client), { timeout: 20_000 }).toEqual(['future', 'overdue']);
    await first.kill();

    const second = await spawnScheduler(file, 3_600, 'accept');
    expect(await second.nextAttempt()).toMatchObject({
      scheduleArn: expect.stringMatching(/overdue$/),
      scheduledAt: referenceInstant + 60_000,
      attempt: 1,
    });
    await expect.poll(() => listNames(second.client), { timeout: 20_000 }).toEqual(['future']);
  });

  test('makes an attempt again that was under way when it died', async () => {
    const file = await makeFile();
    const first = await spawnScheduler(file, 0, 'hang');
    await first.client.send(new CreateScheduleCommand(scheduleInput({ ScheduleExpression: atSeconds(0) })));
    const cut = await first.nextAttempt();
    await first.kill();

    const second = await spawnScheduler(file, 1, 'accept');
    expect(await second.nextAttempt()).toEqual(cut);
  });
});

describe('after a stop and a start', () => {
  const DeadLetterConfig = { Arn: deadLetterArn };
  const RetryPolicy = { MaximumEventAgeInSeconds: 900, MaximumRetryAttempts: 5 };
  const Target = { Arn: queueArn, RoleArn: roleArn, RetryPolicy };

  test('attempts are counted on', async () => {
    const file = await makeFile();
    const first = await startScheduler({ file });
    first.inbox.refuses = () => true;
    const input = scheduleInput({ ScheduleExpression: atSeconds(0), Target });
    await first.client.send(new CreateScheduleCommand(input));
    await first.inbox.nextFailed();
    await first.stop();

    const second = await startScheduler({ file, now: () => referenceInstant + 60_000 });
    expect(await second.inbox.next()).toMatchObject({ arn: queueArn, attempt: 2 });
  });

  test('what its policy calls too old goes to the dead-letter queue untried, or is given up without one', async () => {
    const file = await makeFile();
    const first = await startScheduler({ file });
    const common = { ScheduleExpression: atSeconds(60), ActionAfterCompletion: 'DELETE' as const };
    const withQueue = { ...common, Name: 'with-queue', Target: { ...Target, DeadLetterConfig } };
    await first.client.send(new CreateScheduleCommand(scheduleInput(withQueue)));
    await first.client.send(new CreateScheduleCommand(scheduleInput({ ...common, Name: 'without', Target })));
    const timely = { ...common, Name: 'timely', ScheduleExpression: atSeconds(61) };
    await first.client.send(new CreateScheduleCommand(scheduleInput({ ...timely, Target })));
    await first.stop();

    const second = await startScheduler({ file, now: () => referenceInstant + (60 + 901) * 1_000 });
    await untilNothingIsPending(second.server);
    const delivered = second.inbox.attempts.map(({ arn, scheduleArn, attempt }) => [
      scheduleArn.split('/').at(-1),
      arn,
      attempt,
    ]);
    expect(delivered.sort()).toEqual([
      ['timely', queueArn, 1],
      ['with-queue', deadLetterArn, 0],
    ]);
    expect(await listNames(second.client)).toEqual([]);
  });

  test('the missed times of a recurrence fire, those too old as one dead letter', async () => {
    const file = await makeFile();
    const first = await startScheduler({ file });
    const recurring = { ScheduleExpression: 'rate(5 minutes)', Target: { ...Target, DeadLetterConfig } };
    await first.client.send(new CreateScheduleCommand(scheduleInput(recurring)));
    await first.inbox.next();
    await first.stop();

    const minutes = 30 * 24 * 60;
    const second = await startScheduler({ file, now: () => referenceInstant + minutes * 60_000 });
    const attempts = [];
    for (let count = 0; count < 5; count += 1) attempts.push(await second.inbox.next());
    const seen = attempts.map(({ arn, scheduledAt }) => [arn, (scheduledAt - referenceInstant) / 60_000]);
    expect(seen.sort()).toEqual(
      [[deadLetterArn, 5], ...[15, 10, 5, 0].map((before) => [queueArn, minutes - before])].sort(),
    );
    // What lies ahead is the next time only.
    await expect.poll(() => second.server.pendingCount(), { timeout: 20_000, interval: 5 }).toBe(1);
  });
});

test('a second server on the same file is refused, and the first goes on', async () => {
  const file = await makeFile();
  const { client } = await startScheduler({ file });
  await expect(startScheduler({ file })).rejects.toThrow('is another process using it?');
  await client.send(new CreateScheduleCommand(scheduleInput()));
});

test('a port that is taken is named, and the file is let go', async () => {
  const file = await makeFile();
  const { server } = await startScheduler();
  const port = Number(new URL(server.endpoint).port);
  await expect(startScheduler({ file, port })).rejects.toThrow(`cannot listen on 127.0.0.1:${port}`);
  await startScheduler({ file });
});
