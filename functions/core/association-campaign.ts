import * as z from 'zod';
import { Actor } from './audit.ts';
import { CampaignKind } from './campaign.ts';
import { AssociationId, CampaignId, Language, MessageId, OfficeId, PackId, Platform } from './ids.ts';
import { UtmRule } from './links/utm-rule.ts';
import { MessageWithdrawal } from './message-withdrawal.ts';
import { Voice } from './pack.ts';
import { ClockTime, LocalDate, Weekday } from './rotation/rhythm.ts';
import { LocalTime } from './slot.ts';
import { Instant } from './time.ts';

/**
 * When the messages go out, in wall-clock times that each office reads on its own clock: on dates of the
 * association's choosing, or in turn by the rotation planner.
 */
export const Schedule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('dates'),
    turns: z.array(z.object({ messageId: MessageId, local: LocalTime })).min(1),
  }),
  z.object({
    kind: z.literal('rotation'),
    messageIds: z.array(MessageId).min(1),
    start: LocalDate,
    weeks: z.int().min(1).max(52),
    weekdays: z.array(Weekday).min(1),
    times: z.array(ClockTime).min(1),
    /** Days between two uses of one message in one office. */
    gapDays: z.int().min(0).max(365),
  }),
]);
export type Schedule = z.infer<typeof Schedule>;

/**
 * `offering`, `closing` and `withdrawing` go through all offices in the background, and end in the state after them.
 * An offered campaign is closed when its deadline has passed.
 */
export const AssociationCampaignState = z.enum([
  'offering',
  'offered',
  'closing',
  'closed',
  'withdrawing',
  'withdrawn',
]);
export type AssociationCampaignState = z.infer<typeof AssociationCampaignState>;

/** A campaign that an association has prepared once and offers to its offices. */
export const AssociationCampaign = z.object({
  id: CampaignId,
  associationId: AssociationId,
  kind: CampaignKind,
  title: z.string().min(1).max(120),
  source: z.object({ packId: PackId, packVersion: z.int() }),
  schedule: Schedule,
  /** Answers to placeholders that no office's own records hold. */
  answers: z.record(z.string(), z.string()),
  hashtags: z.array(z.string()),
  voice: Voice,
  language: Language,
  platforms: z.array(Platform).min(1),
  withImage: z.boolean(),
  /** What links carry, as the association had decided when the campaign was prepared; absent where they carry nothing. */
  utm: UtmRule.optional(),
  /** In the order in which they are offset from one another. */
  officeIds: z.array(OfficeId).min(1),
  /** Until then an office can answer; what is not answered then has expired. */
  deadline: Instant,
  state: AssociationCampaignState,
  /** Counts what was offered under this name: a revised campaign is the next one. */
  revision: z.int().positive(),
  /** How many of the offices the work of this state has reached, in their order. */
  reached: z.int().nonnegative(),
  /** Single messages that are taken back, in the order in which they were; absent where none is. */
  withdrawn: z.array(MessageWithdrawal).optional(),
  /** Messages that earlier revisions had and this one has not: offices may have posts of them. */
  former: z.array(MessageId).optional(),
  createdAt: Instant,
  createdBy: Actor,
  version: z.int().nonnegative(),
});
export type AssociationCampaign = z.infer<typeof AssociationCampaign>;

/** When Clarion must next act on a campaign by itself: at once while it goes through the offices, then at the deadline. */
export function nextWorkAt(campaign: AssociationCampaign): Instant | undefined {
  const { state, createdAt, deadline } = campaign;
  if (isUnderWay(state)) return createdAt;
  return nextWithdrawal(campaign)?.at ?? (state === 'offered' ? deadline : undefined);
}

/**
 * The message that is to be taken back from the offices next. What the state asks for comes first; a campaign that is
 * withdrawn as a whole has nothing left to take back.
 */
export function nextWithdrawal({ state, withdrawn }: AssociationCampaign): MessageWithdrawal | undefined {
  if (isUnderWay(state) || state === 'withdrawn') return undefined;
  return withdrawn?.find(({ isDone }) => !isDone);
}

/** The campaign with a note of how far one of its withdrawn messages has come. */
export function noteWithdrawal(
  campaign: AssociationCampaign,
  changed: MessageWithdrawal,
): AssociationCampaign {
  const withdrawn = (campaign.withdrawn ?? []).map((each) =>
    each.messageId === changed.messageId ? changed : each,
  );
  return { ...campaign, withdrawn };
}

/** Whether Clarion is going through the offices. */
export function isUnderWay(state: AssociationCampaignState): state is 'offering' | 'closing' | 'withdrawing' {
  return state === 'offering' || state === 'closing' || state === 'withdrawing';
}

/** The messages of a schedule, each once. */
export function messagesOf(schedule: Schedule): readonly MessageId[] {
  return schedule.kind === 'dates'
    ? [...new Set(schedule.turns.map(({ messageId }) => messageId))]
    : schedule.messageIds;
}

/** Every message of which offices may have posts, each once: also those that a revision has left out. */
export function everyMessageOf({ schedule, former = [] }: AssociationCampaign): readonly MessageId[] {
  return [...new Set([...messagesOf(schedule), ...former])];
}

/**
 * Every office that the campaign was ever offered to, by its offers: first those that it is for now, then those that a
 * revision has left out. What went out there is part of it all the same.
 */
export function everOffered(
  { officeIds }: Pick<AssociationCampaign, 'officeIds'>,
  offers: readonly { readonly officeId: OfficeId }[],
): readonly OfficeId[] {
  return [...new Set([...officeIds, ...offers.map(({ officeId }) => officeId).toSorted()])];
}
