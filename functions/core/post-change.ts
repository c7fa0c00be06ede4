import type { Happening } from './audit.ts';
import type { Post, PostState } from './post.ts';
import { type PostEvent, stateAfter } from './post-states.ts';
import { firstReading } from './reach/collect-steps.ts';
import { err, ok, type Result } from './result.ts';

/** A post as it becomes, with the sentence that its history keeps. */
export interface PostChange {
  readonly post: Post;
  readonly happening: Happening;
}

/** Why something cannot happen to a post now. */
export interface PostRefusal {
  readonly kind: 'impossible';
  readonly message: string;
}

/** What an event does besides moving the post to its next state. `undefined` takes a field away. */
type Amendment = { readonly [K in keyof Post]?: Post[K] | undefined };

/** Moves a post through its life; refuses what the table of states does not allow. */
export function changePost(
  post: Post,
  event: PostEvent,
  amendment: Amendment,
  summary: string,
  details: Record<string, string> = {},
): Result<PostChange, PostRefusal> {
  const state = stateAfter(post.state, event);
  if (!state) return err(impossible(post.state, event));
  const { receipt } = amendment;
  const reach = state === 'published' && receipt ? firstReading(receipt.publishedAt) : undefined;
  const amended = Object.fromEntries(
    Object.entries({ ...post, ...amendment, state, ...(reach && { reach }) }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  return ok({
    post: amended as Post,
    happening: { subject: { kind: 'post', id: post.id }, action: `post.${event}`, summary, details },
  });
}

function impossible(state: PostState, event: PostEvent): PostRefusal {
  return {
    kind: 'impossible',
    message: `This post is ${describeState(state)}, so it cannot be changed that way (${event}). Reload the page to see it as it is now.`,
  };
}

/** The state in words for people. */
export function describeState(state: PostState): string {
  return DESCRIPTIONS[state];
}

const DESCRIPTIONS: Readonly<Record<PostState, string>> = {
  draft: 'a draft',
  review: 'waiting for approval',
  scheduled: 'scheduled',
  publishing: 'being published',
  published: 'published',
  unconfirmed: 'sent without an answer',
  rejected: 'refused by the platform',
  held: 'on hold',
  handoff: 'waiting to be posted by a person',
  missed: 'missed',
  cancelled: 'cancelled',
};
