import type { OfferState } from '#core/offer.ts';
import type { Tone } from './components/state-text.ts';

/** What to call an offer's state, as its own office sees it, and how much it asks of people. */
export function describeOfferState(state: OfferState): { readonly label: string; readonly tone: Tone } {
  return TEXTS[state];
}

const TEXTS: Readonly<Record<OfferState, { readonly label: string; readonly tone: Tone }>> = {
  pending: { label: 'Waits for your answer', tone: 'yours' },
  accepted: { label: 'Accepted', tone: 'done' },
  customised: { label: 'Accepted with your changes', tone: 'done' },
  declined: { label: 'Declined', tone: 'over' },
  expired: { label: 'Not answered in time', tone: 'over' },
  withdrawn: { label: 'Withdrawn', tone: 'over' },
};
