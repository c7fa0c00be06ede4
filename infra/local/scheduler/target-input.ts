import { randomUUID } from 'node:crypto';
import { accountId, formatScheduleArn, type ScheduleKey } from './arn.ts';

/** What the context attributes of one attempt stand for (AWS, "Adding context attributes"). */
export interface AttemptContext {
  readonly key: ScheduleKey;
  /** Epoch ms at which the schedule was due. */
  readonly scheduledAt: number;
  readonly attempt: number;
  readonly executionId: string;
}

/** The text a target receives: its Input with context attributes filled in, or the default notification. */
export function renderInput(input: string | undefined, context: AttemptContext): string {
  if (input === undefined) return renderNotification(context);
  return input.replaceAll(
    /<aws\.scheduler\.(schedule-arn|scheduled-time|execution-id|attempt-number)>/g,
    (_, attribute: string) => {
      switch (attribute) {
        case 'schedule-arn':
          return formatScheduleArn(context.key);
        case 'scheduled-time':
          return formatTime(context.scheduledAt);
        case 'execution-id':
          return context.executionId;
        default:
          return String(context.attempt);
      }
    },
  );
}

function renderNotification({ key, scheduledAt }: AttemptContext): string {
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: accountId,
    time: formatTime(scheduledAt),
    region: key.region,
    resources: [formatScheduleArn(key)],
    detail: '{}',
  });
}

function formatTime(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}
