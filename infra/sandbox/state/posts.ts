import * as z from 'zod';
import { PLATFORMS, type Platform } from '../platform.ts';
import { type State, written } from './database.ts';
import { nextId } from './ids.ts';
import type { Media } from './media.ts';

const image = z.object({
  media: z.string(),
  sha256: z.string(),
  width: z.number(),
  height: z.number(),
  alt: z.string(),
});
const storedPost = z.object({
  platform: z.enum(PLATFORMS),
  id: z.string(),
  account: z.string(),
  operation: z.string(),
  text: z.string(),
  text_as_sent: z.string(),
  link: z.string().nullable(),
  images: z.string().transform((text) => z.array(image).parse(JSON.parse(text))),
  details: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
  created_at: z.number(),
  published_at: z.number().nullable(),
  scheduled_at: z.number().nullable(),
  deleted_at: z.number().nullable(),
});

/** A post that a platform has accepted; `published_at` is null while the public does not see it. */
export type Post = z.infer<typeof storedPost>;
export type PostImage = z.infer<typeof image>;

export interface NewPost {
  readonly platform: Platform;
  readonly id?: string;
  readonly account: string;
  readonly operation: string;
  /** As the public reads it. */
  readonly text: string;
  readonly textAsSent: string;
  readonly link?: string | null;
  readonly images: readonly PostImage[];
  readonly details?: Readonly<Record<string, string>>;
  readonly published: boolean;
  readonly scheduledAt?: number | null;
}

export function acceptPost(state: State, post: NewPost): Post {
  const id = post.id ?? nextId(state);
  const now = state.now();
  state.sql.run`
    INSERT INTO posts (platform, id, account, operation, text, text_as_sent, link, images, details, created_at,
                       published_at, scheduled_at)
    VALUES (${post.platform}, ${id}, ${post.account}, ${post.operation}, ${post.text}, ${post.textAsSent},
            ${post.link ?? null}, ${JSON.stringify(post.images)}, ${JSON.stringify(post.details ?? {})}, ${now},
            ${post.published ? now : null}, ${post.scheduledAt ?? null})`;
  return written(findPost(state, post.platform, id));
}

export function imageOf(media: Media): PostImage {
  return { media: media.id, sha256: media.sha256, width: media.width, height: media.height, alt: media.alt };
}

/** Reads a post whether or not it was deleted since. */
export function findPost(state: State, platform: Platform, id: string): Post | undefined {
  return storedPost
    .optional()
    .parse(state.sql.get`SELECT * FROM posts WHERE platform = ${platform} AND id = ${id}`);
}

export function findLivePost(state: State, platform: Platform, id: string): Post | undefined {
  const post = findPost(state, platform, id);
  return post?.deleted_at === null ? post : undefined;
}

/** Lists what an account holds and has not deleted, published or not, newest first. */
export function listPosts(state: State, platform: Platform, account: string): Post[] {
  return z.array(storedPost).parse(state.sql.all`
    SELECT * FROM posts WHERE platform = ${platform} AND account = ${account} AND deleted_at IS NULL
    ORDER BY coalesce(published_at, created_at) DESC, seq DESC`);
}

/** Lists what an account has had accepted since an instant (epoch ms), deleted posts too, newest first. */
export function listAccepted(state: State, platform: Platform, account: string, since: number): Post[] {
  return z.array(storedPost).parse(state.sql.all`
    SELECT * FROM posts WHERE platform = ${platform} AND account = ${account} AND created_at > ${since}
    ORDER BY seq DESC`);
}

/** Lists everything ever accepted on all platforms, deleted posts included, oldest first. */
export function listEverything(state: State): Post[] {
  return z.array(storedPost).parse(state.sql.all`SELECT * FROM posts ORDER BY seq`);
}

export function publishPost(state: State, post: Post): void {
  state.sql.run`
    UPDATE posts SET published_at = ${state.now()}, scheduled_at = NULL
    WHERE platform = ${post.platform} AND id = ${post.id} AND published_at IS NULL`;
}

export function reschedulePost(state: State, post: Post, at: number): void {
  state.sql.run`
    UPDATE posts SET scheduled_at = ${at} WHERE platform = ${post.platform} AND id = ${post.id}`;
}

export function rewordPost(state: State, post: Post, text: string, asSent: string): void {
  state.sql.run`
    UPDATE posts SET text = ${text}, text_as_sent = ${asSent}
    WHERE platform = ${post.platform} AND id = ${post.id}`;
}

export function deletePost(state: State, post: Post): void {
  state.sql.run`
    UPDATE posts SET deleted_at = ${state.now()}
    WHERE platform = ${post.platform} AND id = ${post.id} AND deleted_at IS NULL`;
}

/** Publishes what was scheduled on the platform itself and has come due. */
export function releaseScheduled(state: State): void {
  state.sql.run`
    UPDATE posts SET published_at = scheduled_at, scheduled_at = NULL
    WHERE scheduled_at <= ${state.now()} AND published_at IS NULL AND deleted_at IS NULL`;
}

/** Counts posts published within the last `windowMs`, deleted ones too: deleting gives no quota back. */
export function countPublished(state: State, platform: Platform, account: string, windowMs: number): number {
  const row = state.sql.get`
    SELECT count(*) AS n FROM posts
    WHERE platform = ${platform} AND account = ${account} AND published_at > ${state.now() - windowMs}`;
  return z.object({ n: z.number() }).parse(row).n;
}
