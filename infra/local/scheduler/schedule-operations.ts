import { formatScheduleArn, type ScheduleKey } from './arn.ts';
import { checkDefinition } from './check-definition.ts';
import { findGroup } from './groups.ts';
import { type Call, cutPage, defineOperation, openGroup, readPosition, toEpochSeconds } from './operation.ts';
import { accept, type Fault, type Outcome, refuse } from './outcome.ts';
import {
  findSchedule,
  insertSchedule,
  deleteSchedule as removeSchedule,
  replaceSchedule,
  type Schedule,
  listSchedules as selectSchedules,
} from './schedules.ts';
import { deleteScheduleShape, getScheduleShape, listSchedulesShape, putScheduleShape } from './shapes.ts';
import { changeOnce } from './tokens.ts';

export const createSchedule = defineOperation(putScheduleShape, (call, input) => {
  const { Name, GroupName, ClientToken, ...definition } = input;
  const key: ScheduleKey = { region: call.region, group: GroupName, name: Name };
  const use = { region: call.region, operation: 'CreateSchedule', token: ClientToken, input };
  return changeOnce(call.db, use, call.now, () => {
    const check = checkDefinition(definition, undefined, call.now);
    if (!check.ok) return check;
    const group = openGroup(call, GroupName);
    if (!group.ok) return group;
    if (findSchedule(call.db, key)) return refuse('ConflictException', `Schedule ${Name} already exists.`);
    insertSchedule(call.db, key, definition, call.now);
    return accept({ ScheduleArn: formatScheduleArn(key) });
  });
});

/** Replaces the whole definition: what the request leaves out goes back to its default. */
export const updateSchedule = defineOperation(putScheduleShape, (call, input) => {
  const { Name, GroupName, ClientToken, ...definition } = input;
  const key: ScheduleKey = { region: call.region, group: GroupName, name: Name };
  const use = { region: call.region, operation: 'UpdateSchedule', token: ClientToken, input };
  return changeOnce(call.db, use, call.now, () => {
    const before = readSchedule(call, key);
    const check = checkDefinition(definition, before.ok ? before.value.definition : undefined, call.now);
    if (!check.ok) return check;
    if (!before.ok) return before;
    replaceSchedule(call.db, before.value, definition, call.now);
    return accept({ ScheduleArn: formatScheduleArn(key) });
  });
});

export const getSchedule = defineOperation(getScheduleShape, (call, { Name, GroupName }) => {
  const schedule = readSchedule(call, { region: call.region, group: GroupName, name: Name });
  return schedule.ok ? accept({ ...describe(schedule.value), ...schedule.value.definition }) : schedule;
});

export const deleteSchedule = defineOperation(deleteScheduleShape, (call, input) => {
  const key: ScheduleKey = { region: call.region, group: input.GroupName, name: input.Name };
  const use = { region: call.region, operation: 'DeleteSchedule', token: input.ClientToken, input };
  return changeOnce(call.db, use, call.now, () => {
    const schedule = readSchedule(call, key);
    if (!schedule.ok) return schedule;
    removeSchedule(call.db, key);
    return accept({});
  });
});

export const listSchedules = defineOperation(listSchedulesShape, (call, input) => {
  if (input.GroupName !== undefined && !findGroup(call.db, call.region, input.GroupName)) {
    return { ok: false, error: noGroup(input.GroupName) };
  }
  const position = readPosition(input.NextToken, 2);
  if (!position.ok) return position;
  const [group = '', name = ''] = position.value;
  const found = selectSchedules(call.db, {
    region: call.region,
    group: input.GroupName,
    prefix: input.NamePrefix ?? '',
    state: input.State,
    after: [group, name],
    limit: input.MaxResults + 1,
  });
  const page = cutPage(found, input.MaxResults, ({ key }) => [key.group, key.name]);
  return accept({ Schedules: page.items.map(summarise), ...page.next });
});

function readSchedule(call: Call, key: ScheduleKey): Outcome<Schedule> {
  if (!findGroup(call.db, call.region, key.group)) return { ok: false, error: noGroup(key.group) };
  const schedule = findSchedule(call.db, key);
  return schedule
    ? accept(schedule)
    : refuse('ResourceNotFoundException', `Schedule ${key.name} does not exist.`);
}

function noGroup(name: string): Fault {
  return { name: 'ResourceNotFoundException', message: `Schedule group ${name} does not exist.` };
}

function describe({ key, createdAt, modifiedAt }: Schedule) {
  return {
    Arn: formatScheduleArn(key),
    GroupName: key.group,
    Name: key.name,
    CreationDate: toEpochSeconds(createdAt),
    LastModificationDate: toEpochSeconds(modifiedAt),
  };
}

function summarise(schedule: Schedule) {
  const { State, Target } = schedule.definition;
  return { ...describe(schedule), State, Target: { Arn: Target.Arn } };
}
