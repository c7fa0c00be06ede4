import type { Campaign } from '#core/campaign.ts';
import type { Digest } from '#core/digest.ts';
import { isReady } from '#core/plan-post.ts';
import { err, ok, type Result } from '#core/result.ts';
import { describeTime } from '#core/slot.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type Delivery, queueSoon, setAlarms } from './arrange-delivery.ts';
import { type CheckingCosts, committing } from './check-cost.ts';
import { launchPost, readLaunch } from './launch-post.ts';
import { checkConfirmed } from './launch-rotation.ts';
import type { Preparation, PreparationRefusal } from './prepare-announcement.ts';
import { type PreparedSeries, prepareSeries, type SeriesRequest } from './prepare-series.ts';
import { writeAnew } from './write-anew.ts';

export interface LaunchingSeries extends Preparation, CheckingCosts, Delivery {
  readonly digest: Digest;
}

export type SeriesRefusal =
  | PreparationRefusal
  | { readonly kind: 'unknown-election' }
  | { readonly kind: 'problems'; readonly prepared: PreparedSeries };

/**
 * Launches a series on an election, whole or not at all: every post waits for approval, or is approved where the person
 * is the only one who can. The posts keep the dates that they follow. Sending the same form again changes nothing.
 */
export function launchSeries(
  parts: LaunchingSeries,
  office: OfficeStore,
  request: SeriesRequest & { readonly attested: boolean },
): Promise<Result<Campaign, SeriesRefusal>> {
  return writeAnew(() => tryToLaunch(parts, office, request));
}

async function tryToLaunch(
  parts: LaunchingSeries,
  office: OfficeStore,
  request: SeriesRequest & { readonly attested: boolean },
): Promise<Result<Campaign, SeriesRefusal> | 'conflict'> {
  const launched = await office.readCampaign(request.campaignId);
  if (launched) return ok(launched);
  const prepared = await prepareSeries(parts, office, request);
  if ('kind' in prepared) return err(prepared);
  const { campaign, turns, cost } = prepared;
  const problems = [...prepared.problems, ...checkConfirmed(cost.refusal, request.attested)];
  const planned = turns.flatMap((turn) => turn.planned);
  if (problems.length > 0 || !planned.every(isReady)) {
    return err({ kind: 'problems', prepared: { ...prepared, problems } });
  }
  const posts = planned.filter(isReady).map(({ post }) => post);
  const launch = await readLaunch(parts, office, { by: request.by, at: campaign.createdAt }, posts);
  const changes = posts.map((post) => launchPost(post, launch));
  await setAlarms(
    parts,
    changes.flatMap(({ post }) => post.dueAt ?? []),
  );
  const { due, zone } = campaign.slot;
  const waits = changes.some(({ post }) => post.state === 'review');
  const written = await committing(office, cost).launchCampaign(campaign, changes, {
    subject: { kind: 'campaign', id: campaign.id },
    action: 'campaign.launched',
    summary: `${request.by.name} read every text and ${waits ? 'asked for approval of' : 'scheduled'} "${campaign.title}": ${changes.length} posts from ${describeTime(due, zone)} on.`,
    details: { platforms: campaign.platforms.join(', ') },
  });
  // The same form, sent twice at once, or another commitment to costs: the next look tells which.
  if (written === 'conflict') return 'conflict';
  await queueSoon(
    parts,
    changes.map(({ post }) => post),
  );
  return ok(campaign);
}
