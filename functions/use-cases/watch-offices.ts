import { SILENT_AFTER } from '#core/attention.ts';
import { CLARION } from '#core/audit.ts';
import { later } from '#core/time.ts';
import type { Store } from '#ports/store.ts';
import { type Notifying, type NotifyReport, notifyAttention } from './notify-attention.ts';

export interface Watching extends Notifying {
  readonly store: Pick<Store, 'due' | 'attention' | 'forOffice'>;
}

/** As many as one sweep looks at; what is left over comes with the next. */
const LIMIT = 1_000;

/**
 * Looks at the offices whose time for it has come, and at those with posts that nothing has taken up: the net below
 * what is told when it happens. Belongs after a dispatch, which has to fail before it is silence.
 */
export async function watchOffices(parts: Watching): Promise<NotifyReport> {
  const now = parts.clock.now();
  const [silent, awaited] = await Promise.all([
    parts.store.due.read(later(now, -SILENT_AFTER), LIMIT),
    parts.store.attention.read(now, LIMIT),
  ]);
  let sent = 0;
  const failures: string[] = [];
  for (const officeId of new Set([...awaited, ...silent.map((post) => post.officeId)])) {
    const office = parts.store.forOffice(officeId, CLARION);
    const report = await notifyAttention(parts, office);
    // Only now: a host that dies over an office is led to it again.
    await office.doneLooking(now);
    sent += report.sent;
    failures.push(...report.failures);
  }
  return { sent, failures };
}
