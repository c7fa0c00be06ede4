import { createHash } from 'node:crypto';
import * as z from 'zod';
import { PLATFORMS, type Platform } from '../platform.ts';
import { type State, written } from './database.ts';
import { nextId } from './ids.ts';

const described = z.object({
  id: z.string(),
  platform: z.enum(PLATFORMS),
  account: z.string(),
  kind: z.string(),
  sha256: z.string(),
  width: z.number(),
  height: z.number(),
  alt: z.string(),
  expires_at: z.number().nullable(),
});
const storedBytes = z.object({ kind: z.string(), bytes: z.instanceof(Uint8Array) });

/** An image that a platform has taken in; `kind` is its type as found in the bytes. */
export type Media = z.infer<typeof described>;

export interface NewMedia {
  readonly platform: Platform;
  readonly account: string;
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly id?: string;
  readonly livesMs?: number;
}

/** Keeps an image; one that is there under the same id already stays as it is. */
export function keepMedia(state: State, media: NewMedia): Media {
  const id = media.id ?? nextId(state);
  const sha256 = createHash('sha256').update(media.bytes).digest('hex');
  const now = state.now();
  state.sql.run`
    INSERT INTO media (id, platform, account, kind, bytes, sha256, width, height, alt, created_at, expires_at)
    VALUES (${id}, ${media.platform}, ${media.account}, ${media.kind}, ${media.bytes}, ${sha256}, ${media.width},
            ${media.height}, ${media.alt}, ${now}, ${media.livesMs === undefined ? null : now + media.livesMs})
    ON CONFLICT (id) DO NOTHING`;
  return written(findMedia(state, id));
}

export function findMedia(state: State, id: string): Media | undefined {
  return described.optional().parse(state.sql.get`
    SELECT id, platform, account, kind, sha256, width, height, alt, expires_at FROM media WHERE id = ${id}`);
}

export function readMediaBytes(state: State, id: string): z.infer<typeof storedBytes> | undefined {
  return storedBytes.optional().parse(state.sql.get`SELECT kind, bytes FROM media WHERE id = ${id}`);
}

export function describeMedia(state: State, id: string, alt: string): void {
  state.sql.run`UPDATE media SET alt = ${alt} WHERE id = ${id}`;
}
