import { checkAnswers } from '#core/check-answers.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { MessageId } from '#core/ids.ts';
import { findMessage, type Pack, type Placeholder } from '#core/pack.ts';
import { orderMessages } from '#core/rotation/place.ts';
import type { RotationCampaign } from '#core/rotation/plan-posts.ts';
import { listTimes, type Rhythm } from '#core/rotation/rhythm.ts';
import { MOST_POSTS } from '#core/rotation/rotation-spec.ts';
import { localTimeIn, slotAt, type Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { CampaignWish } from './campaign-wish.ts';
import { type CheckingCosts, type CostCheck, checkCost } from './check-cost.ts';
import { planRotationPosts, type RotationOutlook } from './plan-rotation-posts.ts';
import {
  checkHashtags,
  checkPlatforms,
  type Preparation,
  type PreparationRefusal,
  placeholdersOf,
} from './prepare-announcement.ts';

export interface PreparingRotations extends Preparation, CheckingCosts {}

/** What a person has put into the form of a rotation. */
export interface RotationRequest extends CampaignWish {
  /** In the order of the pack. */
  readonly messageIds: readonly MessageId[];
  readonly rhythm: Rhythm;
  readonly gapDays: number;
}

/** A rotation as it would go out, and everything that keeps it from being launched, by field. */
export interface PreparedRotation extends RotationOutlook {
  readonly campaign: RotationCampaign;
  readonly cost: CostCheck;
  readonly problems: readonly FieldProblem[];
}

/** Works out a whole rotation from a form: every post to the last, and all problems. */
export async function prepareRotation(
  parts: PreparingRotations,
  office: OfficeStore,
  request: RotationRequest,
): Promise<PreparedRotation | PreparationRefusal> {
  const pack = await parts.packs.find({ officeId: office.officeId }, request.packId);
  if (!pack) return { kind: 'unknown-pack' };
  const profile = await office.readOffice();
  if (!profile) return { kind: 'unknown-office' };
  const now = parts.clock.now();
  const campaign = draftCampaign(pack, request, office.officeId, profile.zone, now);
  const tooMany = checkSize(request.rhythm, request.platforms.length);
  // More than fit one rotation are not worked out: it would take long, and nobody could read them.
  const outlook =
    tooMany.length === 0 ? await planRotationPosts(parts, office, campaign, pack, [], now) : NOTHING_PLANNED;
  if (!outlook) return { kind: 'unknown-office' };
  const { added } = outlook.difference;
  const rules = parts.rules.filter(({ platform }) => request.platforms.includes(platform));
  const problems = [
    ...checkMessages(pack, request.messageIds),
    ...checkAnswers(placeholdersToAnswer(pack, request), request.answers),
    ...checkHashtags(pack, request.hashtags),
    ...(await checkPlatforms(office, rules, request.platforms)),
    ...checkStart(request.rhythm, profile.zone, now),
    ...tooMany,
  ];
  return {
    ...outlook,
    campaign: { ...campaign, slot: added[0]?.slot ?? campaign.slot },
    cost: await checkCost(parts, office, added),
    problems: problems.length > 0 ? problems : checkAny(outlook),
  };
}

/** The placeholders that the chosen messages ask for, in the pack's order. All of them must be answered. */
export function placeholdersToAnswer(
  pack: Pack,
  request: Pick<RotationRequest, 'messageIds' | 'platforms' | 'language' | 'voice'>,
): readonly Placeholder[] {
  const asked = new Set(
    request.messageIds.flatMap((id) => {
      const message = findMessage(pack, id);
      return message ? placeholdersOf(pack, message, request).map(({ key }) => key) : [];
    }),
  );
  return pack.placeholders
    .filter(({ key }) => asked.has(key))
    .map((placeholder) => ({ ...placeholder, required: true }));
}

/** Refuses a rhythm whose posts would be more than one rotation may have. */
export function checkSize(rhythm: Rhythm, platforms: number): readonly FieldProblem[] {
  const posts = listTimes(rhythm).length * Math.max(1, platforms);
  return posts <= MOST_POSTS
    ? []
    : [
        {
          field: 'weeks',
          message: `This would be ${posts.toLocaleString('en-US')} posts; a rotation has ${MOST_POSTS.toLocaleString('en-US')} at most. Choose fewer weeks, days, times or channels.`,
        },
      ];
}

/** Refuses a rotation that says nothing, or what the pack does not have. */
export function checkMessages(pack: Pack, chosen: readonly MessageId[]): readonly FieldProblem[] {
  if (chosen.length === 0) return [{ field: 'messages', message: 'Choose at least one message.' }];
  return chosen.every((id) => findMessage(pack, id))
    ? []
    : [{ field: 'messages', message: 'The pack has changed. Choose its messages again.' }];
}

const NOTHING_PLANNED: RotationOutlook = {
  turns: [],
  facts: undefined,
  difference: { added: [], dropped: [], kept: [], fixed: [] },
  empty: [],
  omitted: [],
};

function checkStart({ period }: Rhythm, zone: Zone, now: Instant): readonly FieldProblem[] {
  const today = localTimeIn(now, zone).slice(0, 10);
  return period.from >= today
    ? []
    : [{ field: 'start', message: `The first day has passed. Choose today, ${today}, or a later day.` }];
}

function checkAny({ difference, empty, omitted }: RotationOutlook): readonly FieldProblem[] {
  if (difference.added.length > 0) return [];
  const why = [...empty, ...omitted].slice(0, 3).join(' ');
  return [
    {
      field: 'messages',
      message: `Not a single post would go out. ${why || 'No chosen day lies in these weeks.'}`.trim(),
    },
  ];
}

function draftCampaign(
  pack: Pack,
  request: RotationRequest,
  officeId: OfficeStore['officeId'],
  zone: Zone,
  now: Instant,
): RotationCampaign {
  const { campaignId, messageIds, rhythm, gapDays, withImage, answers, hashtags, by } = request;
  const order = orderMessages(
    messageIds.map((id) => ({ id })),
    { seed: officeId },
  );
  return {
    id: campaignId,
    officeId,
    kind: 'rotation',
    title: `${pack.title}, in turn`,
    source: { packId: pack.id, packVersion: pack.version },
    answers: { ...answers },
    hashtags: [...hashtags],
    voice: request.voice,
    language: request.language,
    platforms: [...request.platforms],
    slot: slotAt(now, zone),
    createdAt: now,
    createdBy: by,
    rotation: { messageIds: order.map(({ id }) => id), rhythm, gapDays, withImage, revision: 1 },
  };
}
