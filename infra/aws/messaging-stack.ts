import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { type Grant, type IGrantable, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { RedrivenQueue } from './redriven-queue.ts';

export interface MessagingProps extends StackProps {
  readonly name: string;
}

/** Wake-ups and the queues: how a post that falls due gets to its publisher, and a campaign to its offices. */
export class MessagingStack extends Stack {
  /** Queuing 20,000 posts takes some ten seconds; a minute leaves room for a slow day. */
  static readonly dispatchTimeout = Duration.seconds(60);
  /** Ends before the next sweep begins. Telling a thousand offices takes minutes; what is left over comes with the next. */
  static readonly sweepTimeout = Duration.minutes(4);
  /** Shorter than the lease of an attempt (three minutes), so that nothing is at work on a post that is taken up anew. */
  static readonly publishTimeout = Duration.seconds(150);

  /** A batch of offices takes seconds; accepting by standing consents sets alarms besides. */
  static readonly fanOutTimeout = Duration.minutes(2);

  readonly wakeUps: RedrivenQueue;
  readonly orders: RedrivenQueue;
  /** Apart from the orders, so that no post ever waits behind an association's campaign. */
  readonly fanOuts: RedrivenQueue;
  readonly group: ScheduleGroup;
  /** What EventBridge Scheduler becomes to deliver a wake-up. */
  readonly schedulerRole: Role;

  constructor(scope: Construct, id: string, { name, ...props }: MessagingProps) {
    super(scope, id, props);
    this.wakeUps = new RedrivenQueue(this, 'WakeUps', {
      functionTimeout: MessagingStack.dispatchTimeout,
      // The sweep has done a wake-up's work long before.
      retention: Duration.hours(1),
    });
    this.orders = new RedrivenQueue(this, 'Orders', {
      functionTimeout: MessagingStack.publishTimeout,
      retention: Duration.days(1),
    });
    this.fanOuts = new RedrivenQueue(this, 'FanOuts', {
      functionTimeout: MessagingStack.fanOutTimeout,
      // The sweep has long ordered it anew; five tries take an hour, and then somebody has to hear of it.
      retention: Duration.days(1),
    });
    this.group = new ScheduleGroup(this, 'Group', { scheduleGroupName: `${name}-wake-ups` });
    this.schedulerRole = new Role(this, 'SchedulerRole', {
      description: 'Lets EventBridge Scheduler put wake-ups into their queue, and nothing else',
      // The conditions keep other accounts' and other groups' schedules from borrowing the role.
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.account, 'aws:SourceArn': this.group.scheduleGroupArn },
        },
      }),
    });
    this.wakeUps.queue.grantSendMessages(this.schedulerRole);
    this.wakeUps.deadLetters.grantSendMessages(this.schedulerRole);
  }

  /** Lets a function make wake-ups in this group, with this role. */
  allowWakeUps(grantee: LambdaFunction): void {
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions: ['scheduler:CreateSchedule'],
        resources: [
          this.formatArn({
            service: 'scheduler',
            resource: 'schedule',
            resourceName: `${this.group.scheduleGroupName}/wake-*`,
          }),
        ],
      }),
    );
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [this.schedulerRole.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    );
    grantee.addEnvironment('WAKE_UP_GROUP', this.group.scheduleGroupName);
    grantee.addEnvironment('WAKE_UP_QUEUE_ARN', this.wakeUps.queue.queueArn);
    grantee.addEnvironment('WAKE_UP_DEAD_LETTER_ARN', this.wakeUps.deadLetters.queueArn);
    grantee.addEnvironment('WAKE_UP_ROLE_ARN', this.schedulerRole.roleArn);
  }

  /** Lets a function queue publish orders. */
  allowOrders(grantee: LambdaFunction): void {
    allowSending(this.orders, grantee);
    grantee.addEnvironment('PUBLISH_QUEUE_URL', this.orders.queue.queueUrl);
  }

  /** Lets a function order that a campaign's offices are gone through. */
  allowFanOuts(grantee: LambdaFunction): void {
    allowSending(this.fanOuts, grantee);
    grantee.addEnvironment('FAN_OUT_QUEUE_URL', this.fanOuts.queue.queueUrl);
  }
}

function allowSending({ queue }: RedrivenQueue, grantee: IGrantable): Grant {
  return queue.grantSendMessages(grantee);
}
