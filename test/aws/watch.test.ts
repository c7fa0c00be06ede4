import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { UNSENT } from '#handlers/log-unsent.ts';
import { propertiesOf, synthesize } from './synthesize.ts';

const { watch } = synthesize({ alarmEmail: 'elections-it@example.gov' });

const Alarm = z.object({
  MetricName: z.string(),
  Threshold: z.number(),
  ComparisonOperator: z.string(),
  TreatMissingData: z.string(),
  AlarmActions: z.array(z.unknown()).min(1),
});

test('every queue is watched for its oldest message, and its dead letters for any', () => {
  const alarms = propertiesOf(watch, 'AWS::CloudWatch::Alarm', Alarm);
  const named = (name: string) => alarms.filter(({ MetricName }) => MetricName === name);
  expect(named('ApproximateAgeOfOldestMessage').map(({ Threshold }) => Threshold)).toEqual([300, 300, 900]);
  expect(named('ApproximateNumberOfMessagesVisible').map(({ Threshold }) => Threshold)).toEqual([0, 0, 0]);
  expect(named('Errors')).toHaveLength(5);
});

test('a sweep that does not run is an alarm, though it raises no error', () => {
  watch.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'Invocations',
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 1,
    TreatMissingData: 'breaching',
  });
});

test('mail that is not taken again and again is an alarm, by the very line that the functions log', () => {
  const Filter = z.object({
    FilterPattern: z.string(),
    MetricTransformations: z
      .array(z.object({ MetricNamespace: z.string(), MetricName: z.string() }))
      .length(1),
  });
  const filters = propertiesOf(watch, 'AWS::Logs::MetricFilter', Filter);
  expect(filters).toHaveLength(2);
  const metric = { MetricNamespace: 'clarion', MetricName: 'MailNotTaken' };
  for (const { FilterPattern, MetricTransformations } of filters) {
    expect(FilterPattern).toBe(`{ $.message = "${UNSENT}" }`);
    expect(MetricTransformations).toEqual([metric]);
  }
  watch.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: metric.MetricNamespace,
    MetricName: metric.MetricName,
    EvaluationPeriods: 4,
    DatapointsToAlarm: 2,
    TreatMissingData: 'notBreaching',
  });
});

test('mail that comes back is an alarm', () => {
  watch.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace: 'AWS/SES', MetricName: 'Bounce' });
});

test('alarms reach the operator', () => {
  watch.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'elections-it@example.gov',
    TopicArn: Match.anyValue(),
  });
});
