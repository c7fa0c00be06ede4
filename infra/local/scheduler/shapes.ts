import * as z from 'zod';
import { targetShape } from './target-shape.ts';

/** Members, patterns and bounds of the service's inputs as in its Smithy model. */

const name = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[0-9a-zA-Z\-_.]+$/);
const group = name;
const clientToken = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-zA-Z0-9\-_]+$/)
  .optional();
/** Epoch seconds, up to the year 9999. */
const timestamp = z.number().min(0).max(253_402_300_799);
const scheduleState = z.enum(['ENABLED', 'DISABLED']);
const groupArn = z
  .string()
  .min(1)
  .max(1011)
  .regex(/^arn:aws(-[a-z]+)?:scheduler:[a-z0-9-]+:\d{12}:schedule-group\/[0-9a-zA-Z\-_.]+$/);
const tagKey = z.string().min(1).max(128);
const tagList = z.array(z.object({ Key: tagKey, Value: z.string().min(1).max(256) })).max(200);

const page = {
  NextToken: z.string().min(1).max(2048).optional(),
  MaxResults: z.coerce.number().int().min(1).max(100).default(100),
};

/** What a schedule holds besides its name: kept as it came, in epoch seconds, with defaults filled in. */
export const definitionShape = z.object({
  ScheduleExpression: z.string().min(1).max(256),
  ScheduleExpressionTimezone: z.string().min(1).max(50).default('UTC'),
  StartDate: timestamp.optional(),
  EndDate: timestamp.optional(),
  Description: z.string().max(512).optional(),
  State: scheduleState.default('ENABLED'),
  KmsKeyArn: z
    .string()
    .min(1)
    .max(2048)
    .regex(/^arn:aws(-[a-z]+)?:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[0-9a-zA-Z\-_]*$/)
    .optional(),
  Target: targetShape,
  FlexibleTimeWindow: z.object({
    Mode: z.enum(['OFF', 'FLEXIBLE']),
    MaximumWindowInMinutes: z.int().min(1).max(1440).optional(),
  }),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
});

export type Definition = z.infer<typeof definitionShape>;

/** CreateSchedule and UpdateSchedule share one input. */
export const putScheduleShape = definitionShape.extend({
  Name: name,
  GroupName: group.default('default'),
  ClientToken: clientToken,
});
export const getScheduleShape = z.object({ Name: name, GroupName: group.default('default') });
export const deleteScheduleShape = getScheduleShape.extend({ ClientToken: clientToken });
export const listSchedulesShape = z.object({
  GroupName: group.optional(),
  NamePrefix: name.optional(),
  State: scheduleState.optional(),
  ...page,
});

export const createGroupShape = z.object({
  Name: group,
  Tags: tagList.default([]),
  ClientToken: clientToken,
});
export const getGroupShape = z.object({ Name: group });
export const deleteGroupShape = z.object({ Name: group, ClientToken: clientToken });
export const listGroupsShape = z.object({ NamePrefix: group.optional(), ...page });

export const listTagsShape = z.object({ ResourceArn: groupArn });
export const tagShape = z.object({ ResourceArn: groupArn, Tags: tagList });
export const untagShape = z.object({ ResourceArn: groupArn, TagKeys: z.array(tagKey).max(200) });
