import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import { startOf, type UtcMinute } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { WakeUps } from '#ports/wake-ups.ts';

export interface EventBridgeWakeUpsOptions {
  readonly client: SchedulerClient;
  readonly clock: Clock;
  readonly groupName: string;
  /** The queue that starts a dispatch. */
  readonly targetArn: string;
  /** What EventBridge Scheduler becomes in order to reach the target. */
  readonly roleArn: string;
  /** Where an alarm goes that the target never took. */
  readonly deadLetterArn?: string;
}

/**
 * A wake-up that is later than this serves nobody: the sweep has been there. AWS would otherwise go on for a day and
 * 185 attempts.
 */
const RETRY_POLICY = { MaximumEventAgeInSeconds: 900, MaximumRetryAttempts: 3 };

/** Wake-ups as schedules of EventBridge Scheduler, one a minute and gone once they have fired. */
export function createEventBridgeWakeUps(options: EventBridgeWakeUpsOptions): WakeUps {
  const { client, clock, groupName, targetArn, roleArn, deadLetterArn } = options;
  return {
    ensure: async (minute) => {
      // AWS does not say what becomes of an `at` that is past. Whoever asks that late has queued the post directly,
      // and the sweep finds it otherwise.
      if (startOf(minute) <= clock.now()) return;
      const schedule = new CreateScheduleCommand({
        Name: wakeUpName(minute),
        GroupName: groupName,
        ScheduleExpression: `at(${startOf(minute).slice(0, 19)})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: targetArn,
          RoleArn: roleArn,
          Input: JSON.stringify({ minute }),
          RetryPolicy: RETRY_POLICY,
          ...(deadLetterArn && { DeadLetterConfig: { Arn: deadLetterArn } }),
        },
      });
      try {
        await client.send(schedule);
      } catch (cause) {
        // The minute has its alarm already, and all alarms of a minute are alike.
        if (!(cause instanceof ConflictException)) throw cause;
      }
    },
  };
}

/** `wake-20261103T1400Z` for 14:00 UTC on 3 November 2026. */
export function wakeUpName(minute: UtcMinute): string {
  return `wake-${minute.replace(/[-:]/g, '')}`;
}
