import type { Actor, Happening } from '#core/audit.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { AssociationId, Platform } from '#core/ids.ts';
import { err, ok, type Result } from '#core/result.ts';
import { describeTime } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import {
  CHECKPOINTS,
  type Checkpoint,
  dueAtCheckpoint,
  endOfCheckpoint,
  nameCheckpoint,
} from './checkpoint.ts';
import { keyOf, type Metric, MetricKey, metricsAt } from './metric.ts';
import { numberOf, type Reading, type UnknownReading } from './reading.ts';
import { idOf, type Readings, type Snapshot } from './snapshot.ts';
import { changeOf, type PublicPost, placeOf } from './take-snapshot.ts';
import type { Counts } from './tally.ts';

/** What a person typed for some metrics of one snapshot. `undefined` stands for a number that they do not know. */
export interface NumbersEntry {
  readonly post: PublicPost;
  /** The association whose campaign the post belongs to. */
  readonly associationId: AssociationId | undefined;
  readonly checkpoint: Snapshot['checkpoint'];
  readonly before: Snapshot | undefined;
  /** Every definition of the post's platform, past ones included. */
  readonly metrics: readonly Metric[];
  readonly numbers: ReadonlyMap<MetricKey, number | undefined>;
  readonly by: Actor;
  readonly now: Instant;
}

/** The snapshot as it is to be stored, and what it adds to the tallies. */
export interface EnteredNumbers {
  readonly snapshot: Snapshot;
  readonly counts: Counts;
  readonly happening: Happening;
}

/** The age for which a post's figures can be read now, if there is one. */
export function openCheckpoint(publishedAt: Instant, now: Instant): Checkpoint | undefined {
  return CHECKPOINTS.find(
    (each) => dueAtCheckpoint(publishedAt, each) <= now && now <= endOfCheckpoint(publishedAt, each),
  );
}

/** Whether a number may be typed in: where no platform has told one, or a person has before. */
function isEnterable(reading: Reading): boolean {
  return reading.status === 'manual' || isUnknown(reading);
}

/** The largest number that is taken: no post of an election office reached more, so a larger one is a slip of the hand. */
export const LARGEST_NUMBER = 90_000_000;

/** The count that a person typed; nothing where the field is empty. */
export function readCount(field: string, text: string): Result<number | undefined, FieldProblem> {
  const typed = text.trim();
  if (typed === '') return ok(undefined);
  if (!/^(\d+|\d{1,3}(,\d{3})+)$/.test(typed)) {
    const message =
      'Give a whole number, such as 0, 85 or 1,204, as the platform shows it. Leave the field empty if you do not know it.';
    return err({ field, message });
  }
  const count = Number(typed.replaceAll(',', ''));
  if (count <= LARGEST_NUMBER) return ok(count);
  return err({
    field,
    message: 'That is more than 90,000,000, the most that Clarion takes. Check the number.',
  });
}

/** Puts what a person typed over what stands there; `nothing` where it says the same as before. */
export function enterNumbers(entry: NumbersEntry): Result<EnteredNumbers, 'nothing'> {
  const { post, checkpoint, before, metrics, by, now } = entry;
  const readings = before?.readings ?? unread(entry);
  const after: Record<string, Reading> = { ...readings };
  const typed: string[] = [];
  const takenBack: string[] = [];
  const details: Record<string, string> = {};
  for (const [key, number] of entry.numbers) {
    const reading = readings[key];
    if (reading === undefined || !isEnterable(reading)) continue;
    const known = numberOf(reading);
    if (known === number) continue;
    const label = metrics.find((metric) => keyOf(metric) === key)?.label ?? key;
    after[key] = number === undefined ? restore(reading, entry) : typeOver(reading, number, by, now);
    if (number === undefined) takenBack.push(`${label} ${known}`);
    else typed.push(known === undefined ? `${label} ${number}` : `${label} ${number} instead of ${known}`);
    details[key] = number === undefined ? 'taken back' : String(number);
  }
  if (typed.length + takenBack.length === 0) return err('nothing');
  const snapshot: Snapshot = {
    ...placeOf(post, entry.associationId),
    checkpoint,
    takenAt: whenTaken(entry),
    readings: after,
    version: before?.version ?? 0,
  };
  const place = checkpoint === 'asked' ? nameInstant(snapshot, post) : `for ${nameCheckpoint(checkpoint)}`;
  const sentences = [
    ...(typed.length > 0 ? [`${by.name} typed in numbers ${place}: ${typed.join(', ')}.`] : []),
    ...(takenBack.length > 0
      ? [`${by.name} took back numbers that were typed in ${place}: ${takenBack.join(', ')}.`]
      : []),
  ];
  return ok({
    snapshot,
    counts: changeOf(snapshot, before, metrics),
    happening: {
      subject: { kind: 'post', id: post.id },
      action: 'reach.entered',
      summary: sentences.join(' '),
      details: { snapshot: idOf(snapshot), ...details },
    },
  });
}

/** What is known where nothing was read yet. */
function unread({ post, checkpoint, metrics, now }: NumbersEntry): Readings {
  const reading: UnknownReading = isToCome(post, checkpoint)
    ? { status: 'not-yet', reason: 'Clarion has not read it at this age yet.' }
    : { status: 'not-available', reason: 'Nobody has typed this number in.' };
  return Object.fromEntries(metricsAt(metrics, post.platform, now).map((metric) => [keyOf(metric), reading]));
}

function typeOver(reading: Reading, value: number, by: Actor, at: Instant): Reading {
  const instead = reading.status === 'manual' ? reading.instead : isUnknown(reading) ? reading : undefined;
  return { status: 'manual', value, by, at, ...(instead && { instead }) };
}

/** What stands for a number that is taken back: what did before, unless it was to come and no longer is. */
function restore(reading: Reading, { post, checkpoint }: NumbersEntry): Reading {
  const instead = reading.status === 'manual' ? reading.instead : undefined;
  if (instead !== undefined && (instead.status !== 'not-yet' || isToCome(post, checkpoint))) return instead;
  return { status: 'not-available', reason: 'A number that was typed in here was taken back.' };
}

/** Whether Clarion itself will still look at a post at this age. */
function isToCome({ reach, receipt }: PublicPost, checkpoint: Snapshot['checkpoint']): boolean {
  return receipt.byHand === undefined && reach !== undefined && reach.next === checkpoint;
}

/** What a platform told keeps its time; an instant that was asked for is the snapshot's name. */
function whenTaken({ before, checkpoint, now }: NumbersEntry): Instant {
  if (before === undefined) return now;
  const isTold = Object.values(before.readings).some(({ status }) => status === 'value' || status === 'zero');
  const isOver = checkpoint !== 'asked' && openCheckpoint(before.publishedAt, now) !== checkpoint;
  return checkpoint === 'asked' || isTold || isOver ? before.takenAt : now;
}

function nameInstant({ takenAt }: Snapshot, { slot }: PublicPost): string {
  return `as of ${describeTime(takenAt, slot.zone)}`;
}

function isUnknown(reading: Reading): reading is UnknownReading {
  const { status } = reading;
  return status === 'not-yet' || status === 'not-available' || status === 'not-permitted';
}

/** The metrics of a snapshot whose numbers a person may type in; of one that is not there yet, those that hold now. */
export function enterableMetrics(
  before: Snapshot | undefined,
  metrics: readonly Metric[],
  platform: Platform,
  now: Instant,
): readonly Metric[] {
  if (before === undefined) return metricsAt(metrics, platform, now);
  return metrics.filter((metric) => {
    const reading = metric.platform === platform ? before.readings[keyOf(metric)] : undefined;
    return reading !== undefined && isEnterable(reading);
  });
}

/** Those whose numbers a person has typed in: they can be mended however late it is. */
export function typedKeys({ readings }: Snapshot): readonly MetricKey[] {
  return Object.entries(readings).flatMap(([key, { status }]) =>
    status === 'manual' ? [MetricKey.parse(key)] : [],
  );
}
