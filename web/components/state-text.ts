import type { PostState } from '#core/post.ts';

/** How much a state asks of people: nothing, their turn, a look, or nothing any more. */
export type Tone = 'quiet' | 'yours' | 'moving' | 'done' | 'trouble' | 'over';

/** What something is, in a word or two, and how much it asks of people. */
export interface Mark {
  readonly label: string;
  readonly tone: Tone;
}

export interface StateText extends Mark {
  /** What it means for the post and what can be done. */
  readonly meaning: string;
}

const TEXTS: Readonly<Record<PostState, StateText>> = {
  draft: { label: 'Draft', tone: 'quiet', meaning: 'Being written. It goes nowhere before it is approved.' },
  review: { label: 'In review', tone: 'yours', meaning: 'Waits for somebody to approve exactly this text.' },
  scheduled: { label: 'Scheduled', tone: 'moving', meaning: 'Approved. It goes out by itself at its time.' },
  publishing: { label: 'Publishing', tone: 'moving', meaning: 'Being sent to the platform right now.' },
  published: { label: 'Published', tone: 'done', meaning: 'Public. The receipt links to it.' },
  unconfirmed: {
    label: 'Unconfirmed',
    tone: 'trouble',
    meaning: 'Sent, but the platform gave no answer. Look whether it is there before anything is sent again.',
  },
  rejected: {
    label: 'Rejected',
    tone: 'trouble',
    meaning: 'The platform refused it. Change it, or cancel it.',
  },
  held: {
    label: 'Held',
    tone: 'trouble',
    meaning: 'Its time came while it was stopped. Release it or cancel it.',
  },
  handoff: {
    label: 'Hand-off',
    tone: 'yours',
    meaning: 'Its time has come: post it by hand, then record its address.',
  },
  missed: { label: 'Missed', tone: 'trouble', meaning: 'Too late to make sense, so it was not sent.' },
  cancelled: { label: 'Cancelled', tone: 'over', meaning: 'Will not go out.' },
};

/** What to call a post's state, and what it means. */
export function describeState(state: PostState): StateText {
  return TEXTS[state];
}
