import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { ClarionFunction } from './clarion-function.ts';
import { allowMedia, allowRows, allowVault } from './data-grants.ts';
import type { DataStack } from './data-stack.ts';
import { MessagingStack } from './messaging-stack.ts';
import { addPlatformSettings } from './platform-settings.ts';
import type { Settings } from './settings.ts';

export interface PublishingProps extends StackProps {
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly settings: Settings;
}

/** What works by itself: dispatch on a wake-up, the sweep, and publishing. */
export class PublishingStack extends Stack {
  readonly functions: Readonly<Record<'dispatch' | 'publish' | 'sweep', ClarionFunction>>;
  readonly #props: PublishingProps;

  constructor(scope: Construct, id: string, props: PublishingProps) {
    super(scope, id, props);
    this.#props = props;
    this.functions = {
      dispatch: this.#createDispatch(),
      sweep: this.#createSweep(),
      publish: this.#createPublish(),
    };
  }

  #createDispatch(): ClarionFunction {
    const { data, messaging } = this.#props;
    const dispatch = new ClarionFunction(this, 'Dispatch', {
      entry: 'dispatch',
      description: 'Queues the posts that are due when a wake-up arrives',
      timeout: MessagingStack.dispatchTimeout,
      memorySize: 512,
      environmentKey: data.dataKey,
    });
    allowRows(data, dispatch, { indexes: ['due'] });
    messaging.allowOrders(dispatch);
    // One dispatch does the work of any number of wake-ups, so two at a time are plenty; AWS allows no fewer.
    dispatch.addEventSource(
      new SqsEventSource(messaging.wakeUps.queue, {
        batchSize: 10,
        maxConcurrency: 2,
        reportBatchItemFailures: true,
      }),
    );
    return dispatch;
  }

  #createSweep(): ClarionFunction {
    const { data, messaging } = this.#props;
    const sweep = new ClarionFunction(this, 'Sweep', {
      entry: 'sweep',
      description: 'Queues the posts that no wake-up has delivered',
      timeout: MessagingStack.dispatchTimeout,
      memorySize: 512,
      environmentKey: data.dataKey,
    });
    allowRows(data, sweep, { indexes: ['due'] });
    messaging.allowOrders(sweep);
    new Schedule(this, 'EveryFiveMinutes', {
      schedule: ScheduleExpression.rate(Duration.minutes(5)),
      description: 'The net below the wake-ups',
      // The next sweep is a better second try than a late first one.
      target: new LambdaInvoke(sweep, { retryAttempts: 0, maxEventAge: Duration.minutes(5) }),
    });
    return sweep;
  }

  #createPublish(): ClarionFunction {
    const { data, messaging, settings } = this.#props;
    const publish = new ClarionFunction(this, 'Publish', {
      entry: 'publish',
      description: 'Claims a post that is due and publishes it',
      timeout: MessagingStack.publishTimeout,
      memorySize: 1024,
      environmentKey: data.dataKey,
    });
    allowRows(data, publish, { reads: ['OFFICE'], writes: ['OFFICE'] });
    allowVault(data, publish);
    allowMedia(data, publish, 'read');
    messaging.allowWakeUps(publish);
    messaging.allowOrders(publish);
    addPlatformSettings(publish, settings);
    // A batch is worked on side by side: at most 100 posts at once, which platforms and table bear easily.
    publish.addEventSource(
      new SqsEventSource(messaging.orders.queue, {
        batchSize: 5,
        maxConcurrency: 20,
        reportBatchItemFailures: true,
      }),
    );
    return publish;
  }
}
