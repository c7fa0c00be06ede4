import { isReady } from '#core/plan-post.ts';
import { err, ok, type Result } from '#core/result.ts';
import { describeTime } from '#core/slot.ts';
import type { OfficeStore } from '#ports/store.ts';
import {
  checkConfirmed,
  findLaunched,
  type Launched,
  type Launching,
  launchCampaign,
} from './launch-campaign.ts';
import type { PreparationRefusal } from './prepare-announcement.ts';
import { type PreparedSeries, prepareSeries, type SeriesRequest } from './prepare-series.ts';
import { writeAnew } from './write-anew.ts';

export type SeriesRefusal =
  | PreparationRefusal
  | { readonly kind: 'unknown-election' }
  | { readonly kind: 'problems'; readonly prepared: PreparedSeries };

/**
 * Launches a series on an election, whole or not at all: every post waits for approval, or is approved where the person
 * is the only one who can. The posts keep the dates that they follow. Sending the same form again changes nothing.
 */
export function launchSeries(
  parts: Launching,
  office: OfficeStore,
  request: SeriesRequest & { readonly attested: boolean },
): Promise<Result<Launched, SeriesRefusal>> {
  return writeAnew(() => tryToLaunch(parts, office, request));
}

async function tryToLaunch(
  parts: Launching,
  office: OfficeStore,
  request: SeriesRequest & { readonly attested: boolean },
): Promise<Result<Launched, SeriesRefusal> | 'conflict'> {
  const before = await findLaunched(office, request.campaignId);
  if (before) return ok(before);
  const prepared = await prepareSeries(parts, office, request);
  if ('kind' in prepared) return err(prepared);
  const { campaign, turns, cost } = prepared;
  const problems = [...prepared.problems, ...checkConfirmed(cost.refusal, request.attested)];
  const planned = turns.flatMap((turn) => turn.planned);
  if (problems.length > 0 || !planned.every(isReady)) {
    return err({ kind: 'problems', prepared: { ...prepared, problems } });
  }
  const posts = planned.filter(isReady).map(({ post }) => post);
  const when = `: ${posts.length} posts from ${describeTime(campaign.slot.due, campaign.slot.zone)} on`;
  const launched = await launchCampaign(parts, office, request.by, { campaign, posts, cost, when });
  return launched === 'conflict' ? 'conflict' : ok(launched);
}
