import type { PostState } from './post.ts';

/** Everything that can happen to a post. */
export type PostEvent =
  | 'submit'
  | 'approve'
  | 'edit'
  | 'move'
  | 'reopen'
  | 'cancel'
  | 'claim'
  | 'hand-off'
  | 'publish'
  | 'reject'
  | 'defer'
  | 'hold'
  | 'release'
  | 'lose'
  | 'recover'
  | 'miss'
  | 'confirm'
  | 'send-again';

/**
 * The life of a post. A pair that is not here cannot happen: a published post stays published, a missed one is never
 * sent without a person giving it a new time, and nothing leaves `unconfirmed` but by evidence or a person's word.
 */
const LIFE: Readonly<Record<PostState, Partial<Record<PostEvent, PostState>>>> = {
  draft: { edit: 'draft', move: 'draft', submit: 'review', approve: 'scheduled', cancel: 'cancelled' },
  review: { edit: 'draft', move: 'review', approve: 'scheduled', cancel: 'cancelled' },
  scheduled: {
    edit: 'draft',
    move: 'scheduled',
    reopen: 'review',
    cancel: 'cancelled',
    claim: 'publishing',
    'hand-off': 'handoff',
    hold: 'held',
    miss: 'missed',
  },
  publishing: {
    publish: 'published',
    reject: 'rejected',
    defer: 'scheduled',
    recover: 'scheduled',
    hold: 'held',
    lose: 'unconfirmed',
    miss: 'missed',
  },
  unconfirmed: { confirm: 'published', 'send-again': 'scheduled', miss: 'missed', cancel: 'cancelled' },
  rejected: { edit: 'draft', cancel: 'cancelled' },
  held: {
    release: 'scheduled',
    edit: 'draft',
    move: 'held',
    reopen: 'review',
    cancel: 'cancelled',
    miss: 'missed',
  },
  handoff: { confirm: 'published', reopen: 'review', cancel: 'cancelled', miss: 'missed' },
  missed: { edit: 'draft', move: 'scheduled', reopen: 'review', cancel: 'cancelled' },
  published: {},
  cancelled: {},
};

/** The state an event leads to, or undefined where it cannot happen. */
export function stateAfter(state: PostState, event: PostEvent): PostState | undefined {
  return LIFE[state][event];
}

/** Whether nothing will ever happen to a post in this state. */
export function isFinal(state: PostState): boolean {
  return Object.keys(LIFE[state]).length === 0;
}
