/** The account every ARN names: one machine has one operator. */
export const accountId = '000000000000';

/** Where a schedule lives; regions are kept apart as in AWS. */
export interface ScheduleKey {
  readonly region: string;
  readonly group: string;
  readonly name: string;
}

export function formatScheduleArn(key: ScheduleKey): string {
  return `arn:aws:scheduler:${key.region}:${accountId}:schedule/${key.group}/${key.name}`;
}

export function formatGroupArn(region: string, group: string): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule-group/${group}`;
}

/** The group an ARN names in this region and account; undefined when it names none here. */
export function findGroupInArn(region: string, arn: string): string | undefined {
  const prefix = formatGroupArn(region, '');
  return arn.startsWith(prefix) ? arn.slice(prefix.length) : undefined;
}
