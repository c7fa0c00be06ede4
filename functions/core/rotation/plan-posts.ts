import type { Campaign } from '#core/campaign.ts';
import type { BlackoutWindow } from '#core/check-blackout.ts';
import type { OfficeCalendar } from '#core/election/calendar.ts';
import { checkPlanned } from '#core/election/check-by-calendar.ts';
import { PostId } from '#core/ids.ts';
import { findMessage, type Message, type Pack } from '#core/pack.ts';
import { type PlannedPost, planPost } from '#core/plan-post.ts';
import { type LocalTime, resolveSlot, type Zone } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import { type Instant, later, MINUTE, startOf } from '#core/time.ts';
import { planRotation } from './plan-rotation.ts';
import type { StandingTurns } from './read-turns.ts';
import type { Place, RotationPlan, Spacing, Turn } from './rotation.ts';
import type { RotationSpec } from './rotation-spec.ts';

/** A campaign that is an office's own rotation. */
export type RotationCampaign = Campaign & { readonly rotation: RotationSpec };

export interface PostPlanning extends StandingTurns {
  readonly campaign: RotationCampaign;
  readonly pack: Pack;
  /** The rules of the platforms on which it is said. */
  readonly rules: readonly TextRules[];
  readonly calendar: OfficeCalendar;
  readonly blackouts: readonly BlackoutWindow[];
  /** Nothing new is planned before it. */
  readonly notBefore: Instant;
}

/** A turn with its posts. */
export interface PlannedTurn {
  readonly turn: Turn;
  readonly message: Message;
  readonly posts: readonly PlannedPost[];
}

export interface PostsPlan {
  readonly plan: RotationPlan;
  /** Without those whose message the pack has no more. */
  readonly turns: readonly PlannedTurn[];
}

/** The spec holds the order that the office's place has given it already. */
const OWN_ORDER: Place = { index: 0, of: 1 };

/** A clerk's own times are kept to the minute: of other offices' own rotations an office knows nothing. */
const TO_THE_MINUTE: Spacing = { apart: 0, longestOffset: 0 };

/** Plans every post of an office's own rotation. The same rotation and posts always give the same plan. */
export function planPosts(planning: PostPlanning): PostsPlan {
  const { campaign, pack, calendar, fixed, closed, blackouts, notBefore } = planning;
  const { messageIds, rhythm, gapDays } = campaign.rotation;
  const plan = planRotation({
    messages: messageIds.filter((id) => findMessage(pack, id)).map((id) => ({ id })),
    rhythm,
    zone: calendar.zone,
    gap: gapDays,
    place: OWN_ORDER,
    spacing: TO_THE_MINUTE,
    // A closed time is a minute of silence: the planner puts nothing there, and counts nothing as said.
    blackouts: [...blackouts, ...closed.flatMap((wanted) => minuteOfSilence(wanted, calendar.zone))],
    onBlackout: 'skip',
    whenExhausted: 'stop',
    fixed,
    notBefore,
  });
  return { plan, turns: plan.turns.flatMap((turn) => fillTurn(turn, planning)) };
}

function fillTurn(turn: Turn, { campaign, pack, rules, calendar }: PostPlanning): readonly PlannedTurn[] {
  const message = findMessage(pack, turn.messageId);
  if (!message) return [];
  const { rotation } = campaign;
  const image =
    rotation.withImage && message.media !== undefined ? pack.images.get(message.media) : undefined;
  const { wanted, slot, offset } = turn;
  const posts = rules.map((rule) => {
    const id = PostId.parse(
      `${campaign.id}-${wanted.replaceAll(/\D/g, '')}-${rotation.revision}-${rule.platform}`,
    );
    const planned = planPost({ id, campaign, pack, message, image, slot, rules: rule });
    const { post, ...rest } = checkPlanned(planned, calendar);
    return { ...rest, post: post && { ...post, turn: { wanted, offset } } };
  });
  return [{ turn, message, posts }];
}

function minuteOfSilence(wanted: LocalTime, zone: Zone): readonly BlackoutWindow[] {
  const slot = resolveSlot(wanted, zone);
  if (!slot.ok) return [];
  const from = startOf(slot.value.due);
  return [{ from, until: later(from, MINUTE) }];
}
