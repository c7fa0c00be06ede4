import { CLARION } from '#core/audit.ts';
import { later, MINUTE } from '#core/time.ts';
import type { WorkOrder } from '#core/work-order.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type CheckReport, checkChannel } from './check-channel.ts';
import { type CollectingReach, type CollectReport, collectReach } from './collect-reach.ts';
import { type Notifying, type NotifyReport, notifyAttention } from './notify-attention.ts';
import { type Publishing, type PublishReport, publishPost } from './publish-post.ts';

/** Everything that orders are worked on with. */
export type Working = Publishing & Notifying & CollectingReach;

/** Longer than any order takes: by then its end has been told, or the host has died over it. */
const LOOK_AFTER = 10 * MINUTE;

/** What an order came to. */
export type OrderReport = PublishReport | CheckReport | CollectReport;

/** What an order may come to without anybody being told. */
const QUIET: ReadonlySet<OrderReport> = new Set([
  'published',
  'scheduled',
  'publishing',
  'nothing-due',
  'lost-claim',
  'waits-for-turn',
  'nothing-to-check',
  'in-order',
  'later',
  'collected',
]);

/**
 * Acts on posts or a channel whose time has come, and tells the office's members if it now needs them. The sweep is led
 * to the office beforehand, so that a host that dies in between leaves nobody untold.
 */
export async function workOnOrder(
  parts: Working,
  order: WorkOrder,
): Promise<{ readonly report: OrderReport; readonly notified: NotifyReport }> {
  const office = parts.store.forOffice(order.officeId, CLARION);
  const now = parts.clock.now();
  await office.lookAgain(later(now, LOOK_AFTER), now);
  const report = await work(parts, office, order);
  const notified = QUIET.has(report)
    ? { sent: 0, failures: [] }
    : await notifyAttention(parts, parts.store.forOffice(order.officeId, CLARION));
  return { report, notified };
}

function work(parts: Working, office: OfficeStore, order: WorkOrder): Promise<OrderReport> {
  if ('postId' in order) return publishPost(parts, order);
  return 'posts' in order ? collectReach(parts, office, order) : checkChannel(parts, office, order.platform);
}
