import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { scheduleInput, startScheduler } from './fixture.ts';

const ClientToken = 'token-1';

test('a create repeated with its token gets the first answer and makes one schedule', async () => {
  const { client, clock } = await startScheduler();
  const input = scheduleInput({ ClientToken });
  const first = await client.send(new CreateScheduleCommand(input));
  clock.advance(60);
  const second = await client.send(new CreateScheduleCommand(input));
  expect(second.ScheduleArn).toBe(first.ScheduleArn);
  const { Schedules } = await client.send(new ListSchedulesCommand({}));
  expect(Schedules).toHaveLength(1);
  expect(Schedules?.[0]?.LastModificationDate).toEqual(Schedules?.[0]?.CreationDate);
});

test('members in another order are the same parameters, and a default sent is a default left out', async () => {
  const { client } = await startScheduler();
  const input = scheduleInput({ ClientToken });
  await client.send(new CreateScheduleCommand(input));
  const reversed = Object.fromEntries(Object.entries(input).reverse()) as typeof input;
  await client.send(new CreateScheduleCommand({ ...reversed, State: 'ENABLED', GroupName: 'default' }));
});

test('a token used with other parameters is a ConflictException', async () => {
  const { client } = await startScheduler();
  await client.send(new CreateScheduleCommand(scheduleInput({ ClientToken })));
  const other = scheduleInput({ ClientToken, Name: 'wake-20261103T1401Z' });
  await expect(client.send(new CreateScheduleCommand(other))).rejects.toMatchObject({
    name: 'ConflictException',
    $metadata: { httpStatusCode: 409 },
  });
  await expect(client.send(new GetScheduleCommand({ Name: other.Name }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('a create repeated after the schedule was deleted does not bring it back', async () => {
  const { client, server } = await startScheduler();
  const input = scheduleInput({ ClientToken });
  await client.send(new CreateScheduleCommand(input));
  await client.send(new DeleteScheduleCommand({ Name: input.Name }));
  await client.send(new CreateScheduleCommand(input));
  expect(server.pendingCount()).toBe(0);
});

test('a token whose request was refused can be used again', async () => {
  const { client } = await startScheduler();
  const input = scheduleInput({ ClientToken, GroupName: 'reach' });
  await expect(client.send(new CreateScheduleCommand(input))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await client.send(new CreateScheduleGroupCommand({ Name: 'reach' }));
  await client.send(new CreateScheduleCommand(input));
});

test('a token is forgotten after a day', async () => {
  const { client, clock } = await startScheduler();
  await client.send(new CreateScheduleCommand(scheduleInput({ ClientToken })));
  clock.advance(86_400);
  await expect(client.send(new CreateScheduleCommand(scheduleInput({ ClientToken })))).rejects.toMatchObject({
    name: 'ConflictException',
    message: expect.stringContaining('already exists'),
  });
  await client.send(new CreateScheduleCommand(scheduleInput({ ClientToken, Name: 'another' })));
});

test('an update repeated late does not undo a later one', async () => {
  const { client } = await startScheduler();
  await client.send(new CreateScheduleCommand(scheduleInput()));
  const first = scheduleInput({ ClientToken, Description: 'first' });
  await client.send(new UpdateScheduleCommand(first));
  await client.send(new UpdateScheduleCommand(scheduleInput({ Description: 'second' })));
  await client.send(new UpdateScheduleCommand(first));
  const schedule = await client.send(new GetScheduleCommand({ Name: first.Name }));
  expect(schedule.Description).toBe('second');
});

test('a delete repeated with its token succeeds, and spares a schedule created since', async () => {
  const { client } = await startScheduler();
  await client.send(new CreateScheduleCommand(scheduleInput()));
  const { Name } = scheduleInput();
  await client.send(new DeleteScheduleCommand({ Name, ClientToken }));
  await client.send(new CreateScheduleCommand(scheduleInput()));
  await client.send(new DeleteScheduleCommand({ Name, ClientToken }));
  await client.send(new GetScheduleCommand({ Name }));
});

test('groups keep their tokens too', async () => {
  const { client } = await startScheduler();
  const created = await client.send(new CreateScheduleGroupCommand({ Name: 'reach', ClientToken }));
  const again = await client.send(new CreateScheduleGroupCommand({ Name: 'reach', ClientToken }));
  expect(again.ScheduleGroupArn).toBe(created.ScheduleGroupArn);
  const other = new CreateScheduleGroupCommand({
    Name: 'reach',
    ClientToken,
    Tags: [{ Key: 'a', Value: 'b' }],
  });
  await expect(client.send(other)).rejects.toMatchObject({ name: 'ConflictException' });
  await client.send(new DeleteScheduleGroupCommand({ Name: 'reach', ClientToken }));
  await client.send(new DeleteScheduleGroupCommand({ Name: 'reach', ClientToken }));
});
