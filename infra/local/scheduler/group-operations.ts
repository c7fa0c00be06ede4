import { findGroupInArn, formatGroupArn } from './arn.ts';
import {
  countGroups,
  findGroup,
  type Group,
  insertGroup,
  listGroups,
  startGroupDeletion,
  updateTags,
} from './groups.ts';
import {
  type Call,
  cutPage,
  defineOperation,
  isDefaultGroup,
  openGroup,
  readPosition,
  toEpochSeconds,
} from './operation.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import {
  createGroupShape,
  deleteGroupShape,
  getGroupShape,
  listGroupsShape,
  listTagsShape,
  tagShape,
  untagShape,
} from './shapes.ts';
import { changeOnce } from './tokens.ts';

/** The service's default quota per account and Region (EventBridge Scheduler, "Quotas"). */
const mostGroups = 500;

export const createGroup = defineOperation(createGroupShape, (call, input) => {
  const { Name, Tags, ClientToken } = input;
  const use = { region: call.region, operation: 'CreateScheduleGroup', token: ClientToken, input };
  return changeOnce(call.db, use, call.now, () => {
    if (findGroup(call.db, call.region, Name)) {
      return refuse('ConflictException', `Schedule group ${Name} already exists.`);
    }
    if (countGroups(call.db, call.region) >= mostGroups) {
      return refuse(
        'ServiceQuotaExceededException',
        `The quota of ${mostGroups} schedule groups is reached.`,
      );
    }
    const tags = Object.fromEntries(Tags.map((tag) => [tag.Key, tag.Value]));
    const { region, now } = call;
    insertGroup(call.db, { region, name: Name, state: 'ACTIVE', tags, createdAt: now, modifiedAt: now });
    return accept({ ScheduleGroupArn: formatGroupArn(region, Name) });
  });
});

export const getGroup = defineOperation(getGroupShape, (call, { Name }) => {
  const group = findGroup(call.db, call.region, Name);
  return group
    ? accept(describe(group))
    : refuse('ResourceNotFoundException', `Schedule group ${Name} does not exist.`);
});

export const deleteGroup = defineOperation(deleteGroupShape, (call, input) => {
  const use = { region: call.region, operation: 'DeleteScheduleGroup', token: input.ClientToken, input };
  return changeOnce(call.db, use, call.now, () => {
    if (isDefaultGroup(input.Name)) {
      return refuse('ValidationException', 'The default schedule group cannot be deleted.');
    }
    const group = openGroup(call, input.Name);
    if (!group.ok) return group;
    startGroupDeletion(call.db, group.value, call.now);
    return accept({});
  });
});

export const listGroupsPage = defineOperation(listGroupsShape, (call, input) => {
  const position = readPosition(input.NextToken, 1);
  if (!position.ok) return position;
  const found = listGroups(call.db, {
    region: call.region,
    prefix: input.NamePrefix ?? '',
    after: position.value[0] ?? '',
    limit: input.MaxResults + 1,
  });
  const page = cutPage(found, input.MaxResults, (group) => [group.name]);
  return accept({ ScheduleGroups: page.items.map(describe), ...page.next });
});

export const listTags = defineOperation(listTagsShape, (call, { ResourceArn }) => {
  const name = findGroupInArn(call.region, ResourceArn);
  const group = name === undefined ? undefined : findGroup(call.db, call.region, name);
  if (!group) return refuse('ResourceNotFoundException', `${ResourceArn} does not exist.`);
  return accept({ Tags: Object.entries(group.tags).map(([Key, Value]) => ({ Key, Value })) });
});

export const tagGroup = defineOperation(tagShape, (call, { ResourceArn, Tags }) => {
  const group = openTaggedGroup(call, ResourceArn);
  if (!group.ok) return group;
  const added = Object.fromEntries(Tags.map((tag) => [tag.Key, tag.Value]));
  updateTags(call.db, group.value, { ...group.value.tags, ...added }, call.now);
  return accept({});
});

export const untagGroup = defineOperation(untagShape, (call, { ResourceArn, TagKeys }) => {
  const group = openTaggedGroup(call, ResourceArn);
  if (!group.ok) return group;
  const kept = Object.entries(group.value.tags).filter(([key]) => !TagKeys.includes(key));
  updateTags(call.db, group.value, Object.fromEntries(kept), call.now);
  return accept({});
});

function openTaggedGroup(call: Call, arn: string): Outcome<Group> {
  const name = findGroupInArn(call.region, arn);
  return name === undefined
    ? refuse('ResourceNotFoundException', `${arn} does not exist.`)
    : openGroup(call, name);
}

function describe(group: Group) {
  return {
    Arn: formatGroupArn(group.region, group.name),
    Name: group.name,
    State: group.state,
    CreationDate: toEpochSeconds(group.createdAt),
    LastModificationDate: toEpochSeconds(group.modifiedAt),
  };
}
