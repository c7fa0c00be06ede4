import { findAccount } from '../state/accounts.ts';
import { followersAt } from '../state/audiences.ts';
import type { Post } from '../state/posts.ts';
import type { World } from '../world.ts';
import { type Figures, measure } from './curve.ts';

/** Reads a post's figures as they were at an instant (epoch ms), nothing while the public did not see it yet. */
export function readFigures(world: World, post: Post, at: number = world.state.now()): Figures {
  const since = post.published_at ?? at;
  const author = findAccount(world.state, post.platform, post.account);
  return measure(post.id, author ? followersAt(world.state, author, since) : 0, at - since);
}
