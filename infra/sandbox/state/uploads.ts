import * as z from 'zod';
import type { State } from './database.ts';
import { nextId } from './ids.ts';

const storedUpload = z.object({
  id: z.string(),
  account: z.string(),
  media_type: z.string(),
  media_category: z.string(),
  total_bytes: z.number(),
  finalized_at: z.number().nullable(),
});

/** A chunked upload to X, under way or finalized. */
export type ChunkedUpload = z.infer<typeof storedUpload>;

export function createUpload(
  state: State,
  upload: { account: string; mediaType: string; mediaCategory: string; totalBytes: number },
): string {
  const id = nextId(state);
  state.sql.run`
    INSERT INTO uploads (id, account, media_type, media_category, total_bytes, created_at)
    VALUES (${id}, ${upload.account}, ${upload.mediaType}, ${upload.mediaCategory}, ${upload.totalBytes},
            ${state.now()})`;
  return id;
}

export function findUpload(state: State, id: string): ChunkedUpload | undefined {
  return storedUpload.optional().parse(state.sql.get`SELECT * FROM uploads WHERE id = ${id}`);
}

/** Keeps one segment; sending it again replaces it, so an append may be repeated. */
export function addSegment(state: State, upload: string, position: number, bytes: Uint8Array): void {
  state.sql.run`
    INSERT INTO segments (upload, position, bytes) VALUES (${upload}, ${position}, ${bytes})
    ON CONFLICT (upload, position) DO UPDATE SET bytes = excluded.bytes`;
}

/** Joins the segments; undefined when one is missing in between. */
export function joinSegments(state: State, upload: string): Uint8Array | undefined {
  const segments = z
    .array(z.object({ position: z.number(), bytes: z.instanceof(Uint8Array) }))
    .parse(state.sql.all`SELECT position, bytes FROM segments WHERE upload = ${upload} ORDER BY position`);
  const isWhole = segments.every(({ position }, index) => position === index);
  return isWhole ? Buffer.concat(segments.map(({ bytes }) => bytes)) : undefined;
}

export function finalizeUpload(state: State, id: string): void {
  state.sql.run`UPDATE uploads SET finalized_at = ${state.now()} WHERE id = ${id}`;
  state.sql.run`DELETE FROM segments WHERE upload = ${id}`;
}
