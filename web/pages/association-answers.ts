import type { AssociationCampaign, AssociationCampaignState } from '#core/association-campaign.ts';
import { isUnderWay, nextWithdrawal } from '#core/association-campaign.ts';
import type { MessageId } from '#core/ids.ts';
import { findWithdrawn } from '#core/message-withdrawal.ts';
import { type Offer, type OfferState, stateOf } from '#core/offer.ts';
import type { Instant } from '#core/time.ts';
import { writeNumber } from '../components/number-text.ts';
import type { Tone } from '../components/state-text.ts';
import { countOffices } from './association-numbers.ts';

/** How an office stands to a campaign: as its offer does, or without one as yet. */
export type Answer = OfferState | 'unreached';

/** In the order in which pages show them. */
export const ANSWERS: readonly Answer[] = [
  'accepted',
  'customised',
  'declined',
  'pending',
  'expired',
  'withdrawn',
  'unreached',
];

export interface AnswerText {
  readonly label: string;
  readonly tone: Tone;
}

const TEXTS: Readonly<Record<Answer, AnswerText>> = {
  accepted: { label: 'Accepted', tone: 'done' },
  customised: { label: 'Accepted with changes', tone: 'done' },
  declined: { label: 'Declined', tone: 'over' },
  pending: { label: 'No answer yet', tone: 'yours' },
  expired: { label: 'No answer in time', tone: 'quiet' },
  withdrawn: { label: 'Withdrawn', tone: 'over' },
  unreached: { label: 'Not reached', tone: 'moving' },
};

export function describeAnswer(answer: Answer): AnswerText {
  return TEXTS[answer];
}

export function isAnswer(text: string | undefined): text is Answer {
  return ANSWERS.some((answer) => answer === text);
}

export type AnswerCounts = Readonly<Record<Answer, number>>;

/** How many of a campaign's offices stand how. Together they are all of its offices. */
export function countAnswers(
  { officeIds }: Pick<AssociationCampaign, 'officeIds'>,
  offers: readonly Offer[],
  now: Instant,
): AnswerCounts {
  const counts = Object.fromEntries(ANSWERS.map((answer) => [answer, 0])) as Record<Answer, number>;
  for (const offer of offers) counts[stateOf(offer, now)] += 1;
  counts.unreached = Math.max(0, officeIds.length - offers.length);
  return counts;
}

/** Such as `12 accepted, 3 no answer yet`: only what there is. */
export function describeCounts(counts: AnswerCounts): string {
  return ANSWERS.filter((answer) => counts[answer] > 0)
    .map((answer) => `${writeNumber(counts[answer])} ${TEXTS[answer].label.toLowerCase()}`)
    .join(', ');
}

const STATES: Readonly<Record<AssociationCampaignState, AnswerText>> = {
  offering: { label: 'Being offered', tone: 'moving' },
  offered: { label: 'Waiting for answers', tone: 'yours' },
  closing: { label: 'Being closed', tone: 'moving' },
  closed: { label: 'Closed', tone: 'over' },
  withdrawing: { label: 'Being withdrawn', tone: 'moving' },
  withdrawn: { label: 'Withdrawn', tone: 'over' },
};

/** A campaign's state in words. What nobody can answer any more is not said to wait for answers. */
export function describeCampaignState(
  { state, deadline }: Pick<AssociationCampaign, 'state' | 'deadline'>,
  now: Instant,
): AnswerText {
  return STATES[state === 'offered' && deadline <= now ? 'closing' : state];
}

/** Whether a message is withdrawn, by itself or with its whole campaign. */
export function isTakenBack({ state, withdrawn }: AssociationCampaign, id: MessageId): boolean {
  return state === 'withdrawing' || state === 'withdrawn' || findWithdrawn(withdrawn, id) !== undefined;
}

/** How far Clarion has come with going through a campaign's offices. */
export interface CampaignProgress {
  readonly underWay: boolean;
  readonly reached: number;
  readonly total: number;
  /** The same in a sentence. */
  readonly text: string;
}

const DOING = {
  offering: 'have their offer',
  closing: 'are closed',
  withdrawing: 'are gone through',
} as const;

export function progressOf(campaign: AssociationCampaign): CampaignProgress {
  const { state, reached, officeIds } = campaign;
  const total = officeIds.length;
  const message = nextWithdrawal(campaign);
  if (message) {
    const text = `“${message.title}” is taken back: ${writeNumber(message.reached)} of ${countOffices(total)} ${DOING.withdrawing}.`;
    return { underWay: true, reached: message.reached, total, text };
  }
  if (!isUnderWay(state))
    return { underWay: false, reached: total, total, text: `All of ${countOffices(total)}.` };
  return {
    underWay: true,
    reached,
    total,
    text: `${writeNumber(reached)} of ${countOffices(total)} ${DOING[state]}.`,
  };
}
