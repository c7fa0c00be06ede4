import * as z from 'zod';
import type { Post } from '#core/post.ts';
import { epochOf, later, MINUTE } from '#core/time.ts';
import type { Run } from './plan.ts';

/** A post as the sandbox accepted it. Nothing here comes from the product. */
export const AcceptedPost = z.object({
  platform: z.string(),
  id: z.string(),
  account: z.object({ id: z.string() }),
  text: z.string(),
  published: z.boolean(),
  publishedAt: z.iso.datetime().nullable(),
});
export type AcceptedPost = z.infer<typeof AcceptedPost>;

/** What there is to judge a run by: what was wanted, what the public sees, and what Clarion says. */
export interface Evidence {
  readonly run: Run;
  /** The post as it was scheduled. */
  readonly wanted: Post;
  /** The post as Clarion has it in the end. */
  readonly record: Post | undefined;
  /** The account's public posts that say what this run was to say. */
  readonly seen: readonly AcceptedPost[];
  /** When Clarion last wrote the post, ISO 8601 UTC. */
  readonly settledAt: string;
  readonly isStuck: boolean;
  readonly isChainWhole: boolean;
}

/** What holds of a run. Several may: a post can be public once, and late. */
export type Mark =
  | 'published'
  | 'duplicates'
  | 'lost'
  | 'late'
  | 'stuck'
  | 'asked'
  | 'held'
  | 'missed'
  | 'rejected'
  | 'contradicted';

/** The longest wait of Clarion's own that can make a post miss its time before that time is over. */
const LONGEST_WAIT = 20 * MINUTE;

export function judge(evidence: Evidence): readonly Mark[] {
  const { wanted, record, seen, isStuck } = evidence;
  const marks: Mark[] = [];
  if (seen.length === 1) marks.push('published');
  if (seen.length > 1) marks.push('duplicates');
  if (seen.some(({ publishedAt }) => publishedAt !== null && publishedAt > wanted.notAfter))
    marks.push('late');
  if (isStuck) marks.push('stuck');
  const told = record && readTold(record);
  if (told) marks.push(told);
  if (seen.length === 0 && !isStuck && !isHonest(evidence, told)) marks.push('lost');
  if (!isStuck && contradicts(evidence)) marks.push('contradicted');
  return marks;
}

/** How Clarion told a person that a post is not, or not certainly, public. */
function readTold(record: Post): 'asked' | 'held' | 'missed' | 'rejected' | undefined {
  switch (record.state) {
    case 'unconfirmed':
      return 'asked';
    case 'held':
    case 'missed':
    case 'rejected':
      return record.state;
    default:
      return undefined;
  }
}

/** Whether what Clarion says of a post that never became public can be true, given what was done to it. */
function isHonest({ run, wanted, settledAt }: Evidence, told: ReturnType<typeof readTold>): boolean {
  switch (told) {
    case 'asked':
      return true;
    case 'missed':
      return settledAt > later(wanted.notAfter, -LONGEST_WAIT) || run.fault === '429';
    case 'held':
      // Instagram words a refusal as a restriction of the channel.
      return run.fault === 'expired-token' || run.fault === 'refuse';
    case 'rejected':
      return run.fault === 'refuse';
    case undefined:
      return false;
  }
}

/** Whether Clarion's record says something else than the platform's. */
function contradicts({ record, seen, isChainWhole }: Evidence): boolean {
  if (!record || !isChainWhole) return true;
  switch (record.state) {
    case 'published':
      return seen.length !== 1 || seen[0]?.id !== idOf(record);
    case 'unconfirmed':
      return false;
    default:
      return seen.length > 0;
  }
}

/** LinkedIn's ids are URNs that end with what the sandbox counts by. */
function idOf({ receipt }: Post): string | undefined {
  return receipt?.platformId.split(':').at(-1);
}

/** Whether Clarion is done with a post, or waits for a person. */
export function isSettled(record: Post): boolean {
  switch (record.state) {
    case 'published':
    case 'missed':
    case 'rejected':
    case 'held':
      return true;
    case 'unconfirmed':
      return record.dueAt === undefined;
    default:
      return false;
  }
}

/** How long a due post may wait while Clarion runs and does nothing else. */
export const PATIENCE = 5 * MINUTE;

/**
 * Whether Clarion has forgotten a post: it will never look at it, or has long been idle while it was due. Times are epoch
 * ms of the rehearsal's clock; `idleSince` is when Clarion last did anything for any post.
 */
export function isStuck(record: Post, idleSince: number, now: number): boolean {
  if (isSettled(record)) return false;
  if (record.dueAt === undefined) return true;
  return now > Math.max(epochOf(record.dueAt), idleSince) + PATIENCE;
}
