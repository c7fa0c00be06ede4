import { CLARION } from '#core/audit.ts';
import { localTimeIn } from '#core/slot.ts';
import { HOUR, type Instant, later } from '#core/time.ts';
import { recordCorrection } from '#use-cases/record-correction.ts';
import { clerkOf } from './demo-actors.ts';
import type { Deed } from './live-through.ts';
import { PAST_CAMPAIGN, PAST_OFFICES, REMOVED } from './past-story.ts';
import type { PastParts } from './relive.ts';
import { removeFromSandbox } from './sandbox-accounts.ts';

/** A post that an office takes from its page, where Clarion finds it gone, and the correction that it records. */
export function removal(
  parts: PastParts & { readonly sandbox: Readonly<Record<string, string>> },
  start: Instant,
): readonly Deed[] {
  const removedAt = later(start, -REMOVED.ago);
  return [
    { at: removedAt, act: () => remove(parts) },
    { at: later(removedAt, HOUR), act: () => record(parts, removedAt) },
  ];
}

async function findRemoved({ store }: PastParts) {
  const { officeId, messageId, platform } = REMOVED;
  const posts = await store.forOffice(officeId, CLARION).listCampaignPosts(PAST_CAMPAIGN);
  const found = posts.find((post) => post.source.messageId === messageId && post.platform === platform);
  if (!found?.receipt) throw new Error('The demo’s past has no post to remove');
  return { ...found, receipt: found.receipt };
}

async function remove(parts: PastParts & { readonly sandbox: Readonly<Record<string, string>> }) {
  const { platform, receipt } = await findRemoved(parts);
  await removeFromSandbox(parts.sandbox[platform] ?? '', platform, receipt.platformId);
}

async function record(parts: PastParts, removedAt: Instant): Promise<void> {
  const { id, slot } = await findRemoved(parts);
  const demo = PAST_OFFICES.find(({ office }) => office.id === REMOVED.officeId);
  if (!demo) throw new Error('The office that removed a post is no office of the demo');
  const at = (time: Instant) => {
    const [date = '', clock = ''] = localTimeIn(time, slot.zone).split('T');
    return { date, time: clock };
  };
  const by = clerkOf(demo.office);
  const recorded = await recordCorrection(parts, parts.store.forOffice(REMOVED.officeId, by), {
    id: 'demo-correction',
    postId: id,
    reason: REMOVED.because,
    noticed: at(later(removedAt, -REMOVED.noticed)),
    corrected: at(removedAt),
    remedy: { kind: 'deleted', permalink: '', postId: '' },
    zone: slot.zone,
    platformName: 'Facebook',
    by,
  });
  if (!recorded.ok) throw new Error(`The demo’s correction was not recorded: ${recorded.error.kind}`);
}
