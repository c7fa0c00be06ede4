import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';

/**
 * Tries enough to ride out throttling, and deadlines that leave an attempt room for the platform's own calls. Without
 * them a lost connection would hold a function until its end. Region and credentials come from Lambda.
 */
const SETTINGS = {
  retryMode: 'standard',
  maxAttempts: 4,
  // Without the last one the SDK would only warn, and go on waiting.
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 6_000, throwOnRequestTimeout: true },
} as const;

export const connectDynamoDb = (): DynamoDBClient => new DynamoDBClient(SETTINGS);
export const connectScheduler = (): SchedulerClient => new SchedulerClient(SETTINGS);
export const connectSqs = (): SQSClient => new SQSClient(SETTINGS);
export const connectS3 = (): S3Client => new S3Client(SETTINGS);
/** Posts wait behind mail, and the sweep tries it again anyhow. */
export const connectSes = (): SESv2Client => new SESv2Client({ ...SETTINGS, maxAttempts: 2 });
