import { Annotations, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { ClarionFunction } from './clarion-function.ts';
import { allowMedia, allowRows, allowVault } from './data-grants.ts';
import type { DataStack } from './data-stack.ts';
import { allowMail } from './mail-grants.ts';
import { MessagingStack } from './messaging-stack.ts';
import { addPlatformSettings } from './platform-settings.ts';
import type { Settings } from './settings.ts';

export interface PublishingProps extends StackProps {
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly settings: Settings;
  /** Where the pages are that mail leads to. */
  readonly origin: string;
}

/** What works by itself: dispatch on a wake-up, the sweep, publishing, and going through an association's offices. */
export class PublishingStack extends Stack {
  readonly functions: Readonly<Record<'dispatch' | 'fanOut' | 'publish' | 'sweep', ClarionFunction>>;
  readonly #props: PublishingProps;

  constructor(scope: Construct, id: string, props: PublishingProps) {
    super(scope, id, props);
    this.#props = props;
    if (!props.settings.mail) {
      Annotations.of(this).addWarningV2(
        'clarion:no-mail',
        'mailFrom is not set: nobody will be told by mail when a post or a channel needs them.',
      );
    }
    this.functions = {
      dispatch: this.#createDispatch(),
      sweep: this.#createSweep(),
      publish: this.#createPublish(),
      fanOut: this.#createFanOut(),
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
    const { data, messaging, settings } = this.#props;
    const sweep = new ClarionFunction(this, 'Sweep', {
      entry: 'sweep',
      description:
        'Queues the posts that no wake-up has delivered, and tells people what nobody has told them',
      timeout: MessagingStack.sweepTimeout,
      memorySize: 512,
      environmentKey: data.dataKey,
    });
    allowRows(data, sweep, {
      // Weekly summaries tell what the pages of an office or association show.
      reads: ['OFFICE', 'ASSOC'],
      // The links of posts that go out soon are asked for, and what they answer is kept.
      batches: ['OFFICE', 'MEMBER', 'LINK-CHECK'],
      writes: ['LINK-CHECK'],
      notes: ['OFFICE', 'ASSOC'],
      indexes: ['due', 'group'],
    });
    messaging.allowOrders(sweep);
    messaging.allowFanOuts(sweep);
    if (!settings.linkChecks) sweep.addEnvironment('LINK_CHECKS', 'off');
    this.#allowMail(sweep);
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
      // A post that waits for its channel asks again every half a minute.
      feedsItself: true,
    });
    allowRows(data, publish, {
      reads: ['OFFICE', 'ASSOC', 'APP'],
      // What links have answered is read where a post is judged, and asked for elsewhere.
      batches: ['OFFICE', 'MEMBER', 'LINK-CHECK'],
      // How far a post reached is added to the tallies of its office, and of the association whose campaign it is.
      updates: ['OFFICE', 'ASSOC'],
      // What a platform said to the whole app is no office's.
      writes: ['OFFICE', 'APP'],
      // A stop may stand in a post's way, the office's own or that of an association it is in.
      checks: ['OFFICE', 'ASSOC'],
    });
    allowVault(data, publish);
    allowMedia(data, publish, 'read');
    messaging.allowWakeUps(publish);
    messaging.allowOrders(publish);
    addPlatformSettings(publish, settings);
    this.#allowMail(publish);
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

  #createFanOut(): ClarionFunction {
    const { data, messaging, settings, origin } = this.#props;
    const fanOut = new ClarionFunction(this, 'FanOut', {
      entry: 'fan-out',
      description:
        'Goes through the offices of an association: its campaigns, imports, exports and changed dates',
      timeout: MessagingStack.fanOutTimeout,
      memorySize: 1024,
      environmentKey: data.dataKey,
      folders: { templates: 'templates' },
      feedsItself: true,
    });
    allowRows(data, fanOut, {
      // An office that has consented beforehand accepts as its members would.
      reads: ['OFFICE', 'ASSOC'],
      batches: ['OFFICE', 'MEMBER', 'LINK-CHECK'],
      writes: ['OFFICE', 'ASSOC'],
      // No offer is put once its campaign is withdrawn, and no office is changed that has left.
      checks: ['OFFICE', 'ASSOC'],
      indexes: ['group'],
    });
    messaging.allowWakeUps(fanOut);
    messaging.allowOrders(fanOut);
    messaging.allowFanOuts(fanOut);
    // It invites whom an association imports.
    fanOut.addEnvironment('PUBLIC_ORIGIN', origin);
    this.#allowMail(fanOut);
    // It composes texts and calls no platform, so it gets no registration.
    fanOut.addEnvironment('PLATFORMS', settings.platforms.join(','));
    // Two rounds at a time leave the table to publishing. No reserved concurrency: what it throttles counts as
    // received, and would end in the dead letters.
    fanOut.addEventSource(
      new SqsEventSource(messaging.fanOuts.queue, {
        batchSize: 1,
        maxConcurrency: 2,
        reportBatchItemFailures: true,
      }),
    );
    return fanOut;
  }

  #allowMail(grantee: ClarionFunction): void {
    const { settings, origin } = this.#props;
    if (settings.mail) allowMail(grantee, settings.mail, origin);
  }
}
