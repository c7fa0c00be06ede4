/** What the host is told about one attempt besides target and input. */
export interface Delivery {
  readonly scheduleArn: string;
  /** Epoch ms at which the schedule was due. */
  readonly scheduledAt: number;
  /** Counted from 1; a dead letter carries the number of attempts the target failed. */
  readonly attempt: number;
  readonly executionId: string;
}
