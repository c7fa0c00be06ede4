import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListTagsForResourceCommand,
  paginateListScheduleGroups,
  type SchedulerClient,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-scheduler';
import { describe, expect, test } from 'vitest';
import { connect, referenceInstant, scheduleInput, startScheduler } from './fixture.ts';

const arnOf = (name: string) => `arn:aws:scheduler:us-east-1:000000000000:schedule-group/${name}`;

async function listTags(client: SchedulerClient, name: string) {
  return (await client.send(new ListTagsForResourceCommand({ ResourceArn: arnOf(name) }))).Tags;
}

describe('the default group', () => {
  test('is there without being created, in every region', async () => {
    const { client, server } = await startScheduler();
    const elsewhere = connect(server.endpoint, 'us-west-2');
    for (const [each, region] of [[client, 'us-east-1'] as const, [elsewhere, 'us-west-2'] as const]) {
      const { $metadata, ...group } = await each.send(new GetScheduleGroupCommand({ Name: 'default' }));
      expect(group).toEqual({
        Arn: arnOf('default').replace('us-east-1', region),
        Name: 'default',
        State: 'ACTIVE',
        CreationDate: new Date(referenceInstant),
        LastModificationDate: new Date(referenceInstant),
      });
    }
  });

  test('cannot be deleted or created', async () => {
    const { client } = await startScheduler();
    await expect(client.send(new DeleteScheduleGroupCommand({ Name: 'default' }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(client.send(new CreateScheduleGroupCommand({ Name: 'default' }))).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });
});

describe('a group', () => {
  test('is created once', async () => {
    const { client } = await startScheduler();
    const created = await client.send(new CreateScheduleGroupCommand({ Name: 'reach' }));
    expect(created.ScheduleGroupArn).toBe(arnOf('reach'));
    await expect(client.send(new CreateScheduleGroupCommand({ Name: 'reach' }))).rejects.toMatchObject({
      name: 'ConflictException',
      $metadata: { httpStatusCode: 409 },
    });
  });

  test.each([
    ['GetScheduleGroup', new GetScheduleGroupCommand({ Name: 'absent' })],
    ['DeleteScheduleGroup', new DeleteScheduleGroupCommand({ Name: 'absent' })],
    ['ListTagsForResource', new ListTagsForResourceCommand({ ResourceArn: arnOf('absent') })],
    ['TagResource', new TagResourceCommand({ ResourceArn: arnOf('absent'), Tags: [] })],
    ['UntagResource', new UntagResourceCommand({ ResourceArn: arnOf('absent'), TagKeys: ['a'] })],
    [
      'ListTagsForResource of another account',
      new ListTagsForResourceCommand({
        ResourceArn: arnOf('default').replace('000000000000', '111122223333'),
      }),
    ],
  ] as const)('that is not there is a ResourceNotFoundException for %s', async (_, command) => {
    const { client } = await startScheduler();
    // The commands are a union, of which `send` takes each but not the union.
    const answer = client.send(command as GetScheduleGroupCommand);
    await expect(answer).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  test('is DELETING for a moment and then gone, its schedules with it', async () => {
    const { client, clock, server } = await startScheduler();
    await client.send(new CreateScheduleGroupCommand({ Name: 'reach' }));
    await client.send(new CreateScheduleCommand(scheduleInput({ GroupName: 'reach' })));
    await client.send(new DeleteScheduleGroupCommand({ Name: 'reach' }));

    const group = await client.send(new GetScheduleGroupCommand({ Name: 'reach' }));
    expect(group.State).toBe('DELETING');
    expect(server.pendingCount()).toBe(0);
    const { Name } = scheduleInput();
    const whileDeleting = [
      client.send(new CreateScheduleCommand(scheduleInput({ GroupName: 'reach' }))),
      client.send(new CreateScheduleGroupCommand({ Name: 'reach' })),
      client.send(new DeleteScheduleGroupCommand({ Name: 'reach' })),
      client.send(new TagResourceCommand({ ResourceArn: arnOf('reach'), Tags: [] })),
    ];
    for (const answer of await Promise.allSettled(whileDeleting)) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'ConflictException' } });
    }
    await expect(client.send(new GetScheduleCommand({ Name, GroupName: 'reach' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });

    clock.advance(1);
    // Any change makes the server look at its clock.
    await client.send(new CreateScheduleGroupCommand({ Name: 'next' }));
    await expect(client.send(new GetScheduleGroupCommand({ Name: 'reach' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await client.send(new CreateScheduleGroupCommand({ Name: 'reach' }));
  });

  test('number 501 is a ServiceQuotaExceededException', async () => {
    const { client } = await startScheduler();
    // The default group is the first.
    for (let index = 2; index <= 500; index += 1) {
      await client.send(new CreateScheduleGroupCommand({ Name: `group-${index}` }));
    }
    await expect(client.send(new CreateScheduleGroupCommand({ Name: 'group-501' }))).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      $metadata: { httpStatusCode: 402 },
    });
  });
});

describe('ListScheduleGroups', () => {
  test('answers page after page, and filters by prefix', async () => {
    const { client } = await startScheduler();
    for (const Name of ['reach-1', 'reach-2', 'sweep']) {
      await client.send(new CreateScheduleGroupCommand({ Name }));
    }
    const pages: (string | undefined)[][] = [];
    for await (const page of paginateListScheduleGroups({ client, pageSize: 3 }, {})) {
      pages.push(page.ScheduleGroups?.map((group) => group.Name) ?? []);
    }
    expect(pages).toEqual([['default', 'reach-1', 'reach-2'], ['sweep']]);
    const filtered = await client.send(new ListScheduleGroupsCommand({ NamePrefix: 'reach' }));
    expect(filtered.ScheduleGroups?.map((group) => group.Name)).toEqual(['reach-1', 'reach-2']);
  });
});

describe('tags', () => {
  test('are given on creation, added, replaced and removed', async () => {
    const { client, clock } = await startScheduler();
    const Tags = [{ Key: 'purpose', Value: 'reach' }];
    await client.send(new CreateScheduleGroupCommand({ Name: 'reach', Tags }));
    expect(await listTags(client, 'reach')).toEqual(Tags);

    clock.advance(60);
    const more = [
      { Key: 'purpose', Value: 'charts' },
      { Key: 'cost centre/1', Value: 'a&b=c' },
    ];
    await client.send(new TagResourceCommand({ ResourceArn: arnOf('reach'), Tags: more }));
    expect(await listTags(client, 'reach')).toEqual(more);
    const { LastModificationDate } = await client.send(new GetScheduleGroupCommand({ Name: 'reach' }));
    expect(LastModificationDate).toEqual(new Date(referenceInstant + 60_000));

    const TagKeys = ['purpose', 'never there'];
    await client.send(new UntagResourceCommand({ ResourceArn: arnOf('reach'), TagKeys }));
    expect(await listTags(client, 'reach')).toEqual(more.slice(1));
    await client.send(new UntagResourceCommand({ ResourceArn: arnOf('reach'), TagKeys: ['cost centre/1'] }));
    expect(await listTags(client, 'reach')).toEqual([]);
  });

  test('are for groups only', async () => {
    const { client } = await startScheduler();
    const { ScheduleArn } = await client.send(new CreateScheduleCommand(scheduleInput()));
    const Tags = [{ Key: 'purpose', Value: 'wake-up' }];
    await expect(
      client.send(new TagResourceCommand({ ResourceArn: ScheduleArn, Tags })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});
