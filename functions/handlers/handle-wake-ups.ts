import type { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { UtcMinute } from '#core/time.ts';
import { type Dispatch, dispatchDue } from '#use-cases/dispatch-due.ts';
import { queueDueReach } from '#use-cases/queue-due-reach.ts';
import { bodyOf, type QueueAnswer, type QueueEvent } from './queue-event.ts';

/** What EventBridge Scheduler puts into the wake-ups queue. */
const WakeUp = bodyOf(z.object({ minute: UtcMinute }));

/**
 * Answers any number of wake-ups with one dispatch, because the due index says what is due and not the alarm. What is
 * no wake-up goes back to the queue, and from there to the dead letters, where somebody looks at it.
 */
export async function handleWakeUps(
  parts: Dispatch,
  logger: Logger,
  { Records }: QueueEvent,
): Promise<QueueAnswer> {
  const minutes: UtcMinute[] = [];
  const strangers: string[] = [];
  for (const { messageId, body } of Records) {
    const { success, data, error } = WakeUp.safeParse(body);
    if (success) {
      minutes.push(data.minute);
    } else {
      logger.error('This is no wake-up', { messageId, error });
      strangers.push(messageId);
    }
  }
  const { queued } = await dispatchDue(parts);
  const { queued: readings } = await queueDueReach(parts);
  logger.info('Dispatched what is due', { minutes, queued, readings });
  return { batchItemFailures: strangers.map((itemIdentifier) => ({ itemIdentifier })) };
}
