import { later, MINUTE } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { Store } from '#ports/store.ts';
import type { WorkerHealth } from '#ports/worker-health.ts';

export interface HealthParts {
  readonly clock: Clock;
  readonly store: Pick<Store, 'due' | 'ping'>;
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
  const stuck = due?.some(({ dueAt }) => dueAt < later(now, -STUCK_AFTER)) ?? false;
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
