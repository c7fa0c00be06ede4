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
import {
  type AnnouncementRequest,
  type PreparationRefusal,
  type PreparedAnnouncement,
  prepareAnnouncement,
} from './prepare-announcement.ts';
import { writeAnew } from './write-anew.ts';

export type LaunchRefusal =
  | PreparationRefusal
  | { readonly kind: 'problems'; readonly prepared: PreparedAnnouncement };

/**
 * Schedules an announcement on all its channels, or on none. The person attests that they have read every text. Where
 * somebody else of the office can approve, the posts wait for them; else the person is recorded as approver too.
 * Sending the same form again changes nothing and answers with the same campaign.
 */
export function launchAnnouncement(
  parts: Launching,
  office: OfficeStore,
  request: AnnouncementRequest & { readonly attested: boolean },
): Promise<Result<Launched, LaunchRefusal>> {
  return writeAnew(() => tryToLaunch(parts, office, request));
}

async function tryToLaunch(
  parts: Launching,
  office: OfficeStore,
  request: AnnouncementRequest & { readonly attested: boolean },
): Promise<Result<Launched, LaunchRefusal> | 'conflict'> {
  const before = await findLaunched(office, request.campaignId);
  if (before) return ok(before);

  const prepared = await prepareAnnouncement(parts, office, request);
  if ('kind' in prepared) return err(prepared);
  // What is over the cap stands among the problems already.
  const problems = [...prepared.problems, ...checkConfirmed(undefined, request.attested)];
  const posts = prepared.planned.filter(isReady).map(({ post }) => post);
  if (problems.length > 0 || posts.length < request.platforms.length) {
    return err({ kind: 'problems', prepared: { ...prepared, problems } });
  }

  const { campaign, cost } = prepared;
  const when = ` for ${describeTime(campaign.slot.due, campaign.slot.zone)}`;
  const launched = await launchCampaign(parts, office, request.by, { campaign, posts, cost, when });
  return launched === 'conflict' ? 'conflict' : ok(launched);
}
