import type { Child } from 'hono/jsx';
import { nameCheckpoint } from '#core/reach/checkpoint.ts';
import { keyOf, type Metric } from '#core/reach/metric.ts';
import { numberOf, type Reading } from '#core/reach/reading.ts';
import { idOf, type Snapshot } from '#core/reach/snapshot.ts';
import { describeTime, type Zone } from '#core/slot.ts';
import { writeNumber } from '../components/number-text.ts';
import { postPath } from '../office-paths.ts';
import { STATUS_WORDS } from '../reach/reach-words.ts';

/** Where everything that was read of a post at one time is shown. */
export function snapshotPath(post: Parameters<typeof postPath>[0], snapshot: Snapshot): string {
  return postPath(post, `reach/${idOf(snapshot)}`);
}

/** Such as `Reach 24 hours after publishing`. */
export function nameSnapshot({ checkpoint, takenAt }: Snapshot, zone: Zone): string {
  return checkpoint === 'asked'
    ? `Reach on ${describeTime(takenAt, zone)}`
    : `Reach ${nameCheckpoint(checkpoint)} after publishing`;
}

/** A metric as a row is named, with its definition where a later one has taken its place. */
export function nameMetric(metric: Metric, among: readonly Metric[]): string {
  const isAlone = among.filter(({ kind }) => kind === metric.kind).length === 1;
  return isAlone || metric.validTo === undefined
    ? metric.label
    : `${metric.label} (as counted until ${metric.validTo})`;
}

/** What has to be said of a reading besides its number: why there is none, or whose word it is. */
export function noteOn(reading: Reading, zone: Zone): string | undefined {
  switch (reading.status) {
    case 'value':
    case 'zero':
      return undefined;
    case 'manual':
      return `Typed in${reading.by ? ` by ${reading.by.name}` : ''}${reading.at ? ` on ${describeTime(reading.at, zone)}` : ''}.`;
    case 'deleted':
      return `${STATUS_WORDS.deleted.name}. ${STATUS_WORDS.deleted.says}`;
    case 'not-yet':
    case 'not-available':
    case 'not-permitted':
      return `${STATUS_WORDS[reading.status].name}. ${reading.reason}`;
  }
}

/** The number, or what stands where there is none; a zero only where somebody said so. */
export function writeReading(reading: Reading): string {
  const number = numberOf(reading);
  return number === undefined ? STATUS_WORDS[reading.status].name : writeNumber(number);
}

/** Such as `Views 1,204, Likes 12 (typed in); 3 not known`. */
export function listReadings({ readings }: Snapshot, metrics: readonly Metric[]): Child {
  const entries = metrics.flatMap((metric) => {
    const reading = readings[keyOf(metric)];
    return reading ? [{ metric, reading }] : [];
  });
  const known = entries.filter(({ reading }) => numberOf(reading) !== undefined);
  const unknown = entries.length - known.length;
  const numbers = known.map(
    ({ metric, reading }) =>
      `${nameMetric(metric, metrics)} ${writeReading(reading)}${reading.status === 'manual' ? ' (typed in)' : ''}`,
  );
  return [
    ...(numbers.length > 0 ? [numbers.join(', ')] : []),
    ...(unknown > 0 ? [`${writeNumber(unknown)} not known`] : []),
  ].join('; ');
}
