import { PLATFORMS } from '../platform.ts';
import { SIMULATED } from '../platforms.ts';
import { type Account, findPerson, listAccounts } from '../state/accounts.ts';
import { listEverything, releaseScheduled } from '../state/posts.ts';
import type { World } from '../world.ts';

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

export function presentAccount(world: World, account: Account) {
  const { platform, id, handle, name, followers, mentions } = account;
  const person = account.person === null ? undefined : findPerson(world.state, account.person);
  const url = world.addresses[platform] + SIMULATED[platform].profilePath(handle);
  return { platform, id, handle, name, followers, mentions, url, ...(person && { person }) };
}

/** The record of truth: everything accepted on any platform, deleted posts included, oldest first. */
export function presentEverything(world: World) {
  releaseScheduled(world.state);
  const accounts = new Map(
    PLATFORMS.flatMap((platform) => listAccounts(world.state, platform)).map((account) => [
      `${account.platform} ${account.id}`,
      account,
    ]),
  );
  return listEverything(world.state).flatMap((post) => {
    const account = accounts.get(`${post.platform} ${post.account}`);
    if (!account) return [];
    const address = world.addresses[post.platform];
    return {
      platform: post.platform,
      id: post.id,
      account: { id: account.id, handle: account.handle, name: account.name },
      text: post.text,
      textAsSent: post.text_as_sent,
      ...(post.link !== null && { link: post.link }),
      images: post.images.map(({ media, ...image }) => ({ url: `${address}/_/media/${media}`, ...image })),
      createdAt: iso(post.created_at),
      published: post.published_at !== null,
      publishedAt: iso(post.published_at),
      permalink: address + SIMULATED[post.platform].permalinkPath(account, post),
      operation: post.operation,
      deleted: post.deleted_at !== null,
    };
  });
}
