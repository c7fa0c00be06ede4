import type { Actor } from '#core/audit.ts';
import { checkAnswers } from '#core/check-answers.ts';
import type { Answers } from '#core/compose-post.ts';
import { canonical } from '#core/digest.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { CampaignId, MessageId } from '#core/ids.ts';
import type { Pack } from '#core/pack.ts';
import { err, type Result } from '#core/result.ts';
import type { RotationCampaign } from '#core/rotation/plan-posts.ts';
import type { Rhythm } from '#core/rotation/rhythm.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type CostCheck, checkCost } from './check-cost.ts';
import { checkConfirmed } from './launch-campaign.ts';
import { readLaunch } from './launch-post.ts';
import type { LaunchingRotations } from './launch-rotation.ts';
import { planRotationPosts, type RotationOutlook } from './plan-rotation-posts.ts';
import { checkMessages, checkSize, placeholdersToAnswer } from './prepare-rotation.ts';
import {
  changesOf,
  goOnWithRotation,
  isRotation,
  type ResumptionRefusal,
  writeRotation,
} from './write-rotation.ts';

/** A rotation as a person wants it from now on. Its first day, channels and voice stay. */
export interface RotationChange {
  readonly campaignId: CampaignId;
  readonly messageIds: readonly MessageId[];
  readonly rhythm: Rhythm;
  readonly gapDays: number;
  /** What messages ask that the rotation did not have before. */
  readonly answers: Answers;
  readonly by: Actor;
}

/** A changed rotation beside the posts that it has, before anything is changed. */
export interface PreparedChange extends RotationOutlook {
  /** As it would be stored. */
  readonly campaign: RotationCampaign;
  readonly cost: CostCheck;
  /** Names exactly this difference: what a yes is given to. */
  readonly seen: string;
  readonly problems: readonly FieldProblem[];
}

export type RotationChangeRefusal =
  | ResumptionRefusal
  | { readonly kind: 'problems'; readonly prepared: PreparedChange }
  /** The rotation or one of its posts is not what the person saw. */
  | { readonly kind: 'outdated'; readonly prepared: PreparedChange };

/** Works out what a change of a rotation would do to the posts that nobody has approved. */
export async function prepareRotationChange(
  parts: LaunchingRotations,
  office: OfficeStore,
  change: RotationChange,
): Promise<PreparedChange | { readonly kind: 'unknown-rotation' }> {
  const before = await office.readCampaign(change.campaignId);
  const pack = before && (await parts.packs.findVersion({ officeId: office.officeId }, before.source));
  if (!before || !isRotation(before) || !pack) return { kind: 'unknown-rotation' };
  const campaign = amend(before, change, pack);
  const tooMany = checkSize(change.rhythm, campaign.platforms.length);
  const posts = await office.listCampaignPosts(campaign.id);
  const outlook = await planRotationPosts(
    parts,
    office,
    // More than fit are not worked out: what is there is shown as it stands.
    tooMany.length > 0 ? before : campaign,
    pack,
    posts,
    parts.clock.now(),
  );
  if (!outlook) return { kind: 'unknown-rotation' };
  const { added, dropped } = outlook.difference;
  const placeholders = placeholdersToAnswer(pack, { ...campaign, messageIds: change.messageIds });
  return {
    ...outlook,
    campaign,
    cost: await checkCost(parts, office, added, 'new', dropped),
    seen: parts.digest(
      canonical({
        version: before.version,
        added: added.map(({ id, text, slot }) => [id, text, slot.due]),
        dropped: dropped.map(({ id, version }) => [id, version]),
      }),
    ),
    problems: [
      ...checkMessages(pack, change.messageIds),
      ...checkAnswers(placeholders, campaign.answers),
      ...tooMany,
    ],
  };
}

/** Changes a rotation as the person saw it: approved posts stay, and what nobody approved follows the new plan. */
export async function changeRotation(
  parts: LaunchingRotations,
  office: OfficeStore,
  change: RotationChange & { readonly attested: boolean; readonly seen: string },
): Promise<Result<RotationCampaign, RotationChangeRefusal>> {
  const prepared = await prepareRotationChange(parts, office, change);
  if ('kind' in prepared) return err(prepared);
  const { campaign, cost, difference } = prepared;
  if (prepared.seen !== change.seen) return err({ kind: 'outdated', prepared });
  const problems = [...prepared.problems, ...checkConfirmed(cost.refusal, change.attested)];
  if (problems.length > 0) return err({ kind: 'problems', prepared: { ...prepared, problems } });

  const now = parts.clock.now();
  const { by } = change;
  const launch = await readLaunch(parts, office, { by, at: now }, difference.added);
  const changes = changesOf(difference, launch);
  const pending = { by, at: now, changes: Math.max(1, changes.length) };
  const changed = { ...campaign, rotation: { ...campaign.rotation, pending } };
  const happening = {
    action: 'campaign.rotation-changed',
    summary: `${by.name} changed the rotation: ${difference.added.length} posts are new, ${difference.dropped.length} that nobody had approved make way.`,
    details: { messages: campaign.rotation.messageIds.join(', ') },
  };
  const written = await writeRotation(parts, office, changed, changes, happening, cost);
  if (written === 'conflict') {
    const again = await prepareRotationChange(parts, office, change);
    return err('kind' in again ? again : { kind: 'outdated', prepared: again });
  }
  return goOnWithRotation(parts, office, campaign.id);
}

/** What stays keeps its place in the office's order, and what is new comes last, in the pack's. */
function amend(before: RotationCampaign, change: RotationChange, pack: Pack): RotationCampaign {
  const { messageIds, rhythm, gapDays, answers } = change;
  const { pending, ...rotation } = before.rotation;
  const kept = rotation.messageIds.filter((id) => messageIds.includes(id));
  const added = messageIds.filter((id) => !kept.includes(id));
  return {
    ...before,
    source: { ...before.source, packVersion: pack.version },
    // What the rotation has said so far it goes on saying; an empty answer says nothing yet.
    answers: { ...before.answers, ...onlyNew(answers, before.answers) },
    rotation: {
      ...rotation,
      messageIds: [...kept, ...added],
      rhythm,
      gapDays,
      revision: rotation.revision + 1,
    },
  };
}

function onlyNew(answers: Answers, before: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => (before[key] ?? '').trim() === ''));
}
