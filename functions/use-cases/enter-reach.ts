import type { Actor } from '#core/audit.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { PostId } from '#core/ids.ts';
import type { Checkpoint } from '#core/reach/checkpoint.ts';
import { enterNumbers, openCheckpoint, readCount, typedKeys } from '#core/reach/enter-numbers.ts';
import { type Metric, MetricKey } from '#core/reach/metric.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import type { PublicPost } from '#core/reach/take-snapshot.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { SnapshotPlace } from '#ports/reach-store.ts';
import type { OfficeStore } from '#ports/store.ts';
import { isPublic } from './collect-reach.ts';

export interface EnteringReach {
  readonly clock: Clock;
  readonly metrics: readonly Metric[];
}

/** What a person typed, by metric; an empty text stands for a number that they do not know. */
interface Typed {
  readonly id: PostId;
  readonly numbers: Readonly<Record<string, string>>;
  readonly by: Actor;
}

/** Numbers for the age that their form named. */
export interface ReachEntry extends Typed {
  readonly checkpoint: Snapshot['checkpoint'];
  /** What their page showed: the version of that age's snapshot, or how often somebody had asked or typed at another. */
  readonly seen: number;
}

/** Numbers in place of those that were typed into a snapshot before. */
export interface ReachAmendment extends Typed {
  readonly place: SnapshotPlace;
  /** The version of the snapshot that their page showed. */
  readonly seen: number;
}

/** Why numbers were not stored. */
export type EntryRefusal =
  | { readonly kind: 'unknown-post' }
  | { readonly kind: 'unknown-snapshot' }
  | { readonly kind: 'impossible'; readonly message: string }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }
  /** The form was for another age than the one whose numbers can be read now. */
  | { readonly kind: 'another-age'; readonly open: Checkpoint | undefined }
  /** Somebody else, or Clarion, has written numbers since the person saw them. */
  | { readonly kind: 'changed-meanwhile' };

/** What stands in for the field where the form as a whole says nothing. */
const NOTHING_TYPED: FieldProblem = {
  field: '',
  message: 'Nothing was changed. Type in at least one number, or leave the page as it is.',
};

/** The name of the field for a metric. */
export function numberField(key: string): string {
  return `${PREFIX}${key}`;
}
const PREFIX = 'number.';

/**
 * Stores numbers that a person has read on the platform: for the age whose time it is, else as of now. They never take
 * the place of what the platform told.
 */
export async function enterReach(
  { clock, metrics }: EnteringReach,
  office: OfficeStore,
  { id, numbers, by, checkpoint, seen }: ReachEntry,
): Promise<Result<Snapshot, EntryRefusal>> {
  const found = await findPublic(office, id);
  if (!found.ok) return found;
  const post = found.value;
  if (post.removedAt !== undefined) return err({ kind: 'impossible', message: GONE });
  const now = clock.now();
  const open = openCheckpoint(post.receipt.publishedAt, now);
  if (checkpoint !== (open ?? 'asked')) return err({ kind: 'another-age', open });
  const before = open && (await office.reach.readSnapshot({ postId: id, checkpoint: open, takenAt: now }));
  const current = open ? (before?.version ?? 0) : countAsked(await office.reach.listSnapshots(id));
  if (current !== seen) return err({ kind: 'changed-meanwhile' });
  const read = readNumbers(numbers);
  if (!read.ok) return read;
  return store(office, { post, checkpoint, before, metrics, numbers: read.value, by, now });
}

/** Mends or takes back numbers that were typed into a snapshot, however late it is. */
export async function amendReach(
  { clock, metrics }: EnteringReach,
  office: OfficeStore,
  { id, numbers, by, place, seen }: ReachAmendment,
): Promise<Result<Snapshot, EntryRefusal>> {
  const found = await findPublic(office, id);
  if (!found.ok) return found;
  const before = await office.reach.readSnapshot(place);
  if (!before) return err({ kind: 'unknown-snapshot' });
  if (before.version !== seen) return err({ kind: 'changed-meanwhile' });
  const read = readNumbers(numbers);
  if (!read.ok) return read;
  const typed = new Set(typedKeys(before));
  const mended = new Map([...read.value].filter(([key]) => typed.has(key)));
  const { checkpoint } = before;
  return store(office, {
    post: found.value,
    checkpoint,
    before,
    metrics,
    numbers: mended,
    by,
    now: clock.now(),
  });
}

/** How many snapshots of a post stand for no age. */
export function countAsked(snapshots: readonly Snapshot[]): number {
  return snapshots.filter(({ checkpoint }) => checkpoint === 'asked').length;
}

type Entering = Omit<Parameters<typeof enterNumbers>[0], 'associationId'>;

async function store(office: OfficeStore, entering: Entering): Promise<Result<Snapshot, EntryRefusal>> {
  const { post } = entering;
  const campaign = await office.readCampaign(post.campaignId);
  const entered = enterNumbers({
    ...entering,
    metrics: entering.metrics.filter(({ platform }) => platform === post.platform),
    associationId: campaign?.offeredBy,
  });
  if (!entered.ok) return err({ kind: 'problems', problems: [NOTHING_TYPED] });
  const written = await office.reach.write([entered.value]);
  if (written === 'conflict') return err({ kind: 'changed-meanwhile' });
  const { snapshot } = entered.value;
  return ok({ ...snapshot, version: snapshot.version + 1 });
}

async function findPublic(office: OfficeStore, id: PostId): Promise<Result<PublicPost, EntryRefusal>> {
  const post = await office.readPost(id);
  if (!post) return err({ kind: 'unknown-post' });
  return isPublic(post) ? ok(post) : err({ kind: 'impossible', message: NOT_PUBLIC });
}

function readNumbers(
  numbers: Typed['numbers'],
): Result<ReadonlyMap<MetricKey, number | undefined>, EntryRefusal> {
  const read = Object.entries(numbers).map(([key, text]) => ({
    key: MetricKey.parse(key),
    count: readCount(numberField(key), text),
  }));
  const problems = read.flatMap(({ count }) => (count.ok ? [] : [count.error]));
  if (problems.length > 0) return err({ kind: 'problems', problems });
  return ok(new Map(read.flatMap(({ key, count }) => (count.ok ? [[key, count.value] as const] : []))));
}

const NOT_PUBLIC = 'The post is not public, so it has no numbers.';
const GONE =
  'The post is not on its platform any more. Numbers that were typed in before can be mended on the page of their reading.';
