import { CLARION } from '#core/audit.ts';
import { type Instant, later, MINUTE } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { DuePost, Store } from '#ports/store.ts';
import type { WorkerHealth } from '#ports/worker-health.ts';

export interface HealthParts {
  readonly clock: Clock;
  readonly store: Pick<Store, 'due' | 'ping' | 'forOffice' | 'readAppPause'>;
  readonly workers: WorkerHealth;
  readonly version: string;
}

export interface Health {
  readonly status: 'ok' | 'failing';
  readonly store: 'ok' | 'failing';
  readonly wakeUps: 'ok' | 'failing';
  readonly queue: 'ok' | 'failing';
  /** Posts that should have been taken up more than two minutes ago. */
  readonly overdue: number;
  readonly version: string;
}

/** A post that waits longer than this has been passed over by its wake-up. */
const OVERDUE_AFTER = 2 * MINUTE;
/** Two sweeps: a post that waits longer than this has been passed over by everything. */
const STUCK_AFTER = 10 * MINUTE;

/** As many posts as are looked at one by one, the longest overdue first: monitors ask often, and anybody may. */
const LOOKED_AT = 100;

/** Looks whether Clarion can do its work, and whether it does. */
export async function checkHealth({ clock, store, workers, version }: HealthParts): Promise<Health> {
  const now = clock.now();
  const [due, wakeUps, queue] = await Promise.all([
    store.ping().then(
      () => store.due.read(later(now, -OVERDUE_AFTER), 1_000),
      // The answer is "failing"; what the store said is the operator's log's business, not the public's.
      () => undefined,
    ),
    workers.wakeUps(),
    workers.queue(),
  ]);
  const stuck = due !== undefined && (await isAnyStuck(store, due, later(now, -STUCK_AFTER)));
  const healthy = due !== undefined && !stuck && wakeUps === 'ok' && queue === 'ok';
  return {
    status: healthy ? 'ok' : 'failing',
    store: due === undefined ? 'failing' : 'ok',
    wakeUps,
    queue,
    overdue: due?.length ?? 0,
    version,
  };
}

/** Whether a post has been passed over since, although nothing that a platform or its channel has to do kept it. */
async function isAnyStuck(
  store: HealthParts['store'],
  due: readonly DuePost[],
  since: Instant,
): Promise<boolean> {
  const late = due.filter(({ dueAt }) => dueAt < since).slice(0, LOOKED_AT);
  const moving = await Promise.all(late.map((post) => isMoving(store, post, since)));
  return moving.includes(false);
}

/** Whether a post's channel has been at work, or has had to pause, at any time since. */
async function isMoving(
  { forOffice, readAppPause }: HealthParts['store'],
  { officeId, postId }: DuePost,
  since: Instant,
): Promise<boolean> {
  const office = forOffice(officeId, CLARION);
  const post = await office.readPost(postId);
  // It was dealt with between the two reads.
  if (post?.dueAt === undefined || post.dueAt >= since) return true;
  const [turn, pause] = await Promise.all([office.readTurn(post.platform), readAppPause(post.platform)]);
  return (turn !== undefined && turn > since) || (pause !== undefined && pause.until > since);
}
