import { GetScheduleGroupCommand } from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { WorkerHealth } from '#ports/worker-health.ts';
import { connectScheduler, connectSqs } from './aws-clients.ts';
import type { PublishConfig } from './config.ts';

/**
 * Whether EventBridge Scheduler and the publish queue are there and answer. How far behind they are is for the alarms
 * to say: AWS tells it in metrics only.
 */
export function createWorkerHealth({ publishQueueUrl, wakeUps }: PublishConfig): WorkerHealth {
  const scheduler = connectScheduler();
  const sqs = connectSqs();
  return {
    wakeUps: () =>
      probe(async () => {
        const { State } = await scheduler.send(new GetScheduleGroupCommand({ Name: wakeUps.groupName }));
        return State === 'ACTIVE';
      }),
    queue: () =>
      probe(async () => {
        await sqs.send(
          new GetQueueAttributesCommand({ QueueUrl: publishQueueUrl, AttributeNames: ['QueueArn'] }),
        );
        return true;
      }),
  };
}

/** To whoever asks for the health, a service that fails is the answer and not an error. */
async function probe(isWell: () => Promise<boolean>): Promise<'ok' | 'failing'> {
  return isWell().then(
    (well) => (well ? 'ok' : 'failing'),
    () => 'failing',
  );
}
