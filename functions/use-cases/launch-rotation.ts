import { err, type Result } from '#core/result.ts';
import type { RotationCampaign } from '#core/rotation/plan-posts.ts';
import { describeTime } from '#core/slot.ts';
import type { OfficeStore } from '#ports/store.ts';
import { checkConfirmed } from './launch-campaign.ts';
import { readLaunch } from './launch-post.ts';
import type { PreparationRefusal } from './prepare-announcement.ts';
import {
  type PreparedRotation,
  type PreparingRotations,
  prepareRotation,
  type RotationRequest,
} from './prepare-rotation.ts';
import { writeAnew } from './write-anew.ts';
import {
  changesOf,
  goOnWithRotation,
  type ResumptionRefusal,
  type WritingRotations,
  writeRotation,
} from './write-rotation.ts';

export interface LaunchingRotations extends PreparingRotations, WritingRotations {}

export type RotationRefusal =
  | PreparationRefusal
  | ResumptionRefusal
  | { readonly kind: 'problems'; readonly prepared: PreparedRotation };

/**
 * Launches an office's own rotation: every post of all its weeks waits for approval, or is approved where the person is
 * the only one who can. Sending the same form again changes nothing; where the first was interrupted, it is gone on with.
 */
export function launchRotation(
  parts: LaunchingRotations,
  office: OfficeStore,
  request: RotationRequest & { readonly attested: boolean },
): Promise<Result<RotationCampaign, RotationRefusal>> {
  return writeAnew(() => tryToLaunch(parts, office, request));
}

async function tryToLaunch(
  parts: LaunchingRotations,
  office: OfficeStore,
  request: RotationRequest & { readonly attested: boolean },
): Promise<Result<RotationCampaign, RotationRefusal> | 'conflict'> {
  const { campaignId, by, attested } = request;
  if (await office.readCampaign(campaignId)) return goOnWithRotation(parts, office, campaignId);
  const prepared = await prepareRotation(parts, office, request);
  if ('kind' in prepared) return err(prepared);
  const { campaign, cost, difference } = prepared;
  const problems = [...prepared.problems, ...checkConfirmed(cost.refusal, attested)];
  if (problems.length > 0) return err({ kind: 'problems', prepared: { ...prepared, problems } });

  const now = parts.clock.now();
  const launch = await readLaunch(parts, office, { by, at: now }, difference.added);
  const changes = changesOf(difference, launch);
  const waits = changes.some(({ post }) => post.state === 'review');
  const pending = { by, at: now, changes: changes.length };
  const launched = { ...campaign, rotation: { ...campaign.rotation, pending } };
  const happening = {
    action: 'campaign.launched',
    summary: `${by.name} read every text and ${waits ? 'asked for approval of' : 'scheduled'} "${campaign.title}": ${changes.length} posts from ${describeTime(campaign.slot.due, campaign.slot.zone)} on.`,
    details: { platforms: campaign.platforms.join(', ') },
  };
  const written = await writeRotation(parts, office, launched, changes, happening, cost);
  // The same form, sent twice at once, or another commitment to costs: the next look tells which.
  if (written === 'conflict') return 'conflict';
  // Whoever comes later sees to it that nothing is missing.
  return goOnWithRotation(parts, office, campaignId);
}
