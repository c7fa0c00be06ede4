import type { PostId } from '#core/ids.ts';
import { Post } from '#core/post.ts';
import type { OfficeLedger, PutItem } from './commit.ts';
import * as keys from './keys.ts';
import { reachDueKeys } from './reach-keys.ts';
import { parseRow, readBatch } from './rows.ts';
import { putVersioned } from './versioned.ts';

/** Puts a post over the version that the writer had read, and where dispatch and its campaign find it. */
export function putPost({ rows, officeId }: OfficeLedger, post: Post): PutItem {
  if (post.officeId !== officeId) {
    throw new Error(`A store for ${officeId} was given a row of ${post.officeId}`);
  }
  const item = {
    ...post,
    version: post.version + 1,
    ...keys.postKey(officeId, post.id),
    ...keys.dueKeys(post),
    ...reachDueKeys(post),
    groupKey: keys.campaignGroup(officeId, post.campaignId),
    groupSort: `${post.slot.due}#${post.id}`,
  };
  return putVersioned(rows, item, post.version);
}

export async function readPosts(
  { rows, officeId }: OfficeLedger,
  ids: readonly PostId[],
): Promise<readonly Post[]> {
  const found = await readBatch(
    rows,
    ids.map((id) => keys.postKey(officeId, id)),
  );
  return found.map((row) => parseRow(row, Post));
}
