import type { Campaign } from '#core/campaign.ts';
import type { Digest } from '#core/digest.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { isReady } from '#core/plan-post.ts';
import { err, ok, type Result } from '#core/result.ts';
import { describeTime } from '#core/slot.ts';
import { startOf } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type Delivery, queueSoon, setAlarms } from './arrange-delivery.ts';
import { type CheckingCosts, committing } from './check-cost.ts';
import { launchPost, readLaunch } from './launch-post.ts';
import {
  type AnnouncementRequest,
  type Preparation,
  type PreparationRefusal,
  type PreparedAnnouncement,
  prepareAnnouncement,
} from './prepare-announcement.ts';
import { writeAnew } from './write-anew.ts';

export interface Launching extends Preparation, CheckingCosts, Delivery {
  readonly digest: Digest;
}

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
): Promise<Result<Campaign, LaunchRefusal>> {
  return writeAnew(() => tryToLaunch(parts, office, request));
}

async function tryToLaunch(
  parts: Launching,
  office: OfficeStore,
  request: AnnouncementRequest & { readonly attested: boolean },
): Promise<Result<Campaign, LaunchRefusal> | 'conflict'> {
  const launched = await office.readCampaign(request.campaignId);
  if (launched) return ok(launched);

  const prepared = await prepareAnnouncement(parts, office, request);
  if ('kind' in prepared) return err(prepared);
  const problems = [...prepared.problems, ...checkAttested(request.attested)];
  const posts = prepared.planned.filter(isReady).map(({ post }) => post);
  if (problems.length > 0 || posts.length < request.platforms.length) {
    return err({ kind: 'problems', prepared: { ...prepared, problems } });
  }

  const { campaign } = prepared;
  const launch = await readLaunch(parts, office, { by: request.by, at: campaign.createdAt }, posts);
  const changes = posts.map((post) => launchPost(post, launch));
  const waits = changes.some(({ post }) => post.state === 'review');
  await setAlarms(parts, [startOf(campaign.slot.due)]);
  const written = await committing(office, prepared.cost).launchCampaign(campaign, changes, {
    subject: { kind: 'campaign', id: campaign.id },
    action: 'campaign.launched',
    summary: `${request.by.name} read every text and ${waits ? 'asked for approval of' : 'scheduled'} "${campaign.title}" for ${describeTime(campaign.slot.due, campaign.slot.zone)}.`,
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

function checkAttested(attested: boolean): readonly FieldProblem[] {
  return attested
    ? []
    : [{ field: 'attested', message: 'Read every text below, then tick the box to say that you have.' }];
}
