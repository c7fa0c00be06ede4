import { PostId } from '#core/ids.ts';
import type { OfficeContext } from '../office-env.ts';
import type { PostAction } from '../post-actions.ts';
import { type PostParts, type PostView, viewPost } from '../post-view.ts';
import { refuseInState, showRefused } from './refuse-change.tsx';

type GoAhead = (view: PostView) => Response | Promise<Response>;

/** Goes on with the post of this office that the address names, if there is one. */
export async function withPost(parts: PostParts, c: OfficeContext, goAhead: GoAhead): Promise<Response> {
  const id = PostId.safeParse(c.req.param('post'));
  const post = id.success ? await c.var.office.readPost(id.data) : undefined;
  return post ? goAhead(await viewPost(parts, c, post)) : c.notFound();
}

/** Opens the page of a step that can be taken with the post; shows any other post as it is, and says why. */
export function openStep(
  parts: PostParts,
  c: OfficeContext,
  action: PostAction,
  goAhead: GoAhead,
): Promise<Response> {
  return withPost(parts, c, (view) =>
    view.actions.has(action) ? goAhead(view) : showRefused(parts, c, view.post, refuseInState(view.post)),
  );
}
