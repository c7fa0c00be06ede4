import { Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { MessagingStack } from './messaging-stack.ts';

/** One page that shows how late, how often and how long. */
export function drawCharts(
  scope: Construct,
  name: string,
  { wakeUps, orders, fanOuts }: MessagingStack,
  functions: Readonly<Record<string, LambdaFunction>>,
): void {
  const watched = Object.values(functions);
  const redriven = [wakeUps, orders, fanOuts];
  const queues = redriven.map(({ queue }) => queue);
  const dead = redriven.map(({ deadLetters }) => deadLetters);
  const chart = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 });
  new Dashboard(scope, 'Dashboard', {
    dashboardName: name,
    widgets: [
      [
        chart(
          'Oldest message (s)',
          queues.map((queue) => queue.metricApproximateAgeOfOldestMessage()),
        ),
        chart(
          'Dead letters',
          dead.map((queue) => queue.metricApproximateNumberOfMessagesVisible()),
        ),
      ],
      [
        chart(
          'Failures',
          watched.map((each) => each.metricErrors()),
        ),
        chart(
          'Duration (ms)',
          watched.map((each) => each.metricDuration({ statistic: 'p99' })),
        ),
      ],
    ],
  });
}
