import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface RedrivenQueueProps {
  /** The longest that the function behind the queue may run. */
  readonly functionTimeout: Duration;
  /** How long an unread message is of any use. */
  readonly retention: Duration;
}

/** A message that fails so often is a fault for a person to look at. */
const RECEIVES = 5;

/** A queue, and the one for what could not be dealt with. Messages hold ids and times only. */
export class RedrivenQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { functionTimeout, retention }: RedrivenQueueProps) {
    super(scope, id);
    const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.deadLetters = new Queue(this, 'DeadLetters', { ...common, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      retentionPeriod: retention,
      // AWS's rule for a queue that feeds a function: throttled batches must not come back while they are tried.
      visibilityTimeout: Duration.seconds(functionTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: RECEIVES },
    });
  }
}
