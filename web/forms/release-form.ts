import * as z from 'zod';
import { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';

export const RELEASE_LISTS = ['posts'];

/** A post as the person saw it: its id and its version. */
export function writePick({ id, version }: Pick<Post, 'id' | 'version'>): string {
  return `${id}.${version}`;
}

const PickedPost = z
  .string()
  .regex(/^[^.]+\.\d{1,9}$/, 'Choose from the posts on this page.')
  .transform((pick): [string, number] => {
    const [id = '', version] = pick.split('.');
    return [id, Number(version)];
  })
  .pipe(z.tuple([PostId, z.int()]));

/** Posts that were picked from a list, each with the version that it showed. */
export function pickedPosts(missing: string) {
  return z
    .array(PickedPost)
    .min(1, missing)
    .transform((picks) => new Map(picks));
}

export const ReleaseForm = z.object({
  posts: pickedPosts('Choose at least one post to release. What should not go out can stay on hold.'),
});
