import type { Post } from '#core/post.ts';

/** Whether a post's price has been paid, is still to come, or never will be. */
export type Spending = 'spent' | 'planned' | 'none';

/**
 * Where a post stands with its price. An unconfirmed one counts as paid, since it may be out; platforms do not charge
 * for what they refuse (X, pay-per-use), nor for what a person puts up by hand.
 */
export function spendingOf({ state, receipt }: Pick<Post, 'state' | 'receipt'>): Spending {
  switch (state) {
    case 'published':
      return receipt?.byHand ? 'none' : 'spent';
    case 'unconfirmed':
      return 'spent';
    case 'draft':
    case 'review':
    case 'scheduled':
    case 'publishing':
    case 'held':
      return 'planned';
    case 'rejected':
    case 'handoff':
    case 'missed':
    case 'cancelled':
      return 'none';
  }
}
