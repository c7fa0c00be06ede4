import type { OfferState } from '#core/offer.ts';
import { describeOfferState } from '../offer-state.ts';

export const OfferTag = ({ state }: { state: OfferState }) => {
  const { label, tone } = describeOfferState(state);
  return <span class={`usa-tag state state--${tone}`}>{label}</span>;
};
