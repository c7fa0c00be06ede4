import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { drawCharts } from './draw-charts.ts';
import type { MessagingStack } from './messaging-stack.ts';
import type { Settings } from './settings.ts';

export interface WatchProps extends StackProps {
  readonly messaging: MessagingStack;
  readonly functions: Readonly<Record<string, LambdaFunction>>;
  readonly settings: Settings;
}

const period = Duration.minutes(1);

/** What `functions/handlers/log-unsent.ts` writes; a test holds the two together. */
const UNSENT = 'Mail was not taken and will be tried again';

/** Alarms for what would make a post late, and a page of charts. */
export class WatchStack extends Stack {
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, { messaging, functions, settings, ...props }: WatchProps) {
    super(scope, id, props);
    this.#topic = new Topic(this, 'Alarms', { enforceSSL: true });
    if (settings.alarmEmail) this.#topic.addSubscription(new EmailSubscription(settings.alarmEmail));
    const { wakeUps, orders, fanOuts } = messaging;

    this.#warn('OrdersLate', {
      alarmDescription: 'Posts have been waiting for their publisher for more than five minutes.',
      metric: orders.queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'max' }),
      threshold: 300,
      evaluationPeriods: 2,
    });
    this.#warn('WakeUpsLate', {
      alarmDescription: 'Wake-ups have been waiting for dispatch for more than five minutes.',
      metric: wakeUps.queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'max' }),
      threshold: 300,
      evaluationPeriods: 2,
    });
    this.#warn('FanOutsLate', {
      alarmDescription: 'A campaign has been waiting for more than fifteen minutes for its next offices.',
      metric: fanOuts.queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'max' }),
      // A round that failed comes again after twelve minutes; the sweep takes the campaign up before.
      threshold: 900,
      evaluationPeriods: 2,
    });
    this.#warn('OrdersDead', {
      alarmDescription: 'A post could not be worked on five times. Its order is in the dead letters.',
      metric: orders.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'max' }),
    });
    this.#warn('WakeUpsDead', {
      alarmDescription: 'A wake-up could not be delivered or read. It is in the dead letters.',
      metric: wakeUps.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'max' }),
    });
    this.#warn('FanOutsDead', {
      alarmDescription:
        'A campaign’s offices could not be gone through five times. Its order is in the dead letters.',
      metric: fanOuts.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'max' }),
    });
    for (const [name, watched] of Object.entries(functions)) {
      this.#warn(`${capitalise(name)}Fails`, {
        alarmDescription: `The ${name} function has failed.`,
        metric: watched.metricErrors({ period: Duration.minutes(5), statistic: 'sum' }),
      });
    }
    this.#warnOfSilence(functions.sweep);
    if (settings.mail) this.#warnOfMail(settings.name, functions);
    drawCharts(this, settings.name, messaging, functions);
    new CfnOutput(this, 'AlarmTopic', { value: this.#topic.topicArn });
  }

  /** Sounds at the first sign, unless told otherwise: each of these is rare and means work for a person. */
  #warn(id: string, props: Partial<AlarmProps> & { readonly metric: IMetric }): void {
    const alarm = new Alarm(this, id, {
      threshold: 0,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
  }

  /** The sweep is the net below everything else, and one that does not run raises no error. */
  #warnOfSilence(sweep: LambdaFunction | undefined): void {
    if (!sweep) throw new Error('There is no sweep to watch');
    this.#warn('SweepSilent', {
      alarmDescription: 'The sweep has not run for fifteen minutes.',
      metric: sweep.metricInvocations({ period: Duration.minutes(15), statistic: 'sum' }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  /** Mail that SES does not take raises no error either: it is tried again, and twice in twenty minutes is no hiccup. */
  #warnOfMail(name: string, { publish, sweep }: Readonly<Record<string, LambdaFunction>>): void {
    if (!publish || !sweep) throw new Error('There is nobody to watch who sends mail');
    const metric = { metricNamespace: name, metricName: 'MailNotTaken' };
    const filterPattern = FilterPattern.stringValue('$.message', '=', UNSENT);
    for (const [id, { logGroup }] of Object.entries({ Publish: publish, Sweep: sweep })) {
      new MetricFilter(this, `${id}MailNotTaken`, { ...metric, logGroup, filterPattern });
    }
    this.#warn('MailFails', {
      alarmDescription: 'Mail to members is not taken. Its reason is in the logs of publish and sweep.',
      metric: new Metric({
        namespace: metric.metricNamespace,
        metricName: metric.metricName,
        period: Duration.minutes(5),
        statistic: 'sum',
      }),
      evaluationPeriods: 4,
      datapointsToAlarm: 2,
    });
    this.#warn('MailBounces', {
      alarmDescription: 'Mail of this account has come back: somebody may not hear of what needs them.',
      metric: new Metric({
        namespace: 'AWS/SES',
        metricName: 'Bounce',
        period: Duration.hours(1),
        statistic: 'sum',
      }),
    });
  }
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
