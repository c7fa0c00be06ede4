import type { Post } from '#core/post.ts';
import type { ChangeRefusal } from '#use-cases/change-stored-post.ts';
import { describeState } from '../components/state-text.ts';
import type { OfficeContext } from '../office-env.ts';
import { PostPage } from '../pages/post.tsx';
import type { Refusal } from '../pages/refusal-alert.tsx';
import { type PostParts, viewPost } from '../post-view.ts';
import { showPage } from '../show-page.tsx';

/** Shows the post as it is now, and why what the member wanted was not done. */
export async function refuseChange(
  parts: PostParts,
  c: OfficeContext,
  post: Post,
  seen: number,
  error: ChangeRefusal,
): Promise<Response> {
  switch (error.kind) {
    case 'unknown-post':
      return c.notFound();
    case 'changed-meanwhile':
      return showRefused(parts, c, error.post, await describeChange(c, error.post, seen));
    case 'impossible':
      return showRefused(parts, c, post, refuseInState(post));
    case 'over-cap':
      return showRefused(parts, c, post, { kind: 'impossible', sentence: error.message });
  }
}

/** Shows a post with a refusal. */
export async function showRefused(
  parts: PostParts,
  c: OfficeContext,
  post: Post,
  refusal: Refusal,
): Promise<Response> {
  return showPage(c, <PostPage view={await viewPost(parts, c, post)} refusal={refusal} />, 409);
}

/** Why something cannot be done with a post in its state. */
export function refuseInState(post: Post): Refusal {
  if (post.state === 'draft' && post.offeredBy !== undefined) {
    const sentence =
      'This post is part of an offer. It is accepted or declined together with its whole offer.';
    return { kind: 'impossible', sentence };
  }
  const label = describeState(post.state).label.toLowerCase();
  return {
    kind: 'impossible',
    sentence: `This post is ${label} now, so that cannot be done with it. What can be done stands below.`,
  };
}

/** What has happened to a post since the version that a member's page showed. */
export async function describeChange(c: OfficeContext, post: Post, seen: number): Promise<Refusal> {
  const history = await c.var.office.readHistory({ kind: 'post', id: post.id });
  // Every version of a post has its entry in its history, so the later ones are what the member has not seen.
  return { kind: 'changed-meanwhile', since: history.slice(Math.max(0, seen)) };
}
