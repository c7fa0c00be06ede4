import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { propertiesOf, synthesize } from './synthesize.ts';

const { watch } = synthesize({ alarmEmail: 'elections-it@example.gov' });

const Alarm = z.object({
  MetricName: z.string(),
  Threshold: z.number(),
  ComparisonOperator: z.string(),
  TreatMissingData: z.string(),
  AlarmActions: z.array(z.unknown()).min(1),
});

test('both queues are watched for their oldest message, and both sets of dead letters for any', () => {
  const alarms = propertiesOf(watch, 'AWS::CloudWatch::Alarm', Alarm);
  const named = (name: string) => alarms.filter(({ MetricName }) => MetricName === name);
  expect(named('ApproximateAgeOfOldestMessage').map(({ Threshold }) => Threshold)).toEqual([300, 300]);
  expect(named('ApproximateNumberOfMessagesVisible').map(({ Threshold }) => Threshold)).toEqual([0, 0]);
  expect(named('Errors')).toHaveLength(4);
});

test('a sweep that does not run is an alarm, though it raises no error', () => {
  watch.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'Invocations',
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 1,
    TreatMissingData: 'breaching',
  });
});

test('alarms reach the operator', () => {
  watch.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'elections-it@example.gov',
    TopicArn: Match.anyValue(),
  });
});
