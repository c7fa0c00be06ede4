import type { Context } from 'hono';
import * as z from 'zod';
import { describeMedia, findMedia, readMediaBytes } from '../state/media.ts';
import { addSegment, createUpload, finalizeUpload, findUpload, joinSegments } from '../state/uploads.ts';
import type { World } from '../world.ts';
import type { XEnv } from './access.ts';
import { describeUpload, MAX_GIF_BYTES, MAX_PHOTO_BYTES, takeUpload } from './media-store.ts';
import { readMultipart } from './multipart.ts';
import { invalidRequest, notFoundEntry } from './problems.ts';

const category = z.enum(['tweet_image', 'tweet_gif']);
const mediaType = z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const file = z.union([
  z.instanceof(Uint8Array),
  z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64')),
]);
const oneShot = z.strictObject({
  media: file,
  media_category: category,
  media_type: mediaType.optional(),
  shared: z.unknown().optional(),
});
const initialize = z.strictObject({
  media_type: mediaType,
  total_bytes: z.number().int().positive(),
  media_category: category,
  additional_owners: z.array(z.string()).optional(),
  shared: z.boolean().optional(),
});
const append = z.strictObject({
  segment_index: z.coerce.number().int().min(0).max(999),
  media: file,
});
const metadata = z.strictObject({
  id: z.string(),
  metadata: z.strictObject({ alt_text: z.strictObject({ text: z.string().min(1).max(1000) }) }),
});

/** Reads a JSON or multipart body strictly, or gives X's 400; a file is base64 in the one, bytes in the other. */
async function readBody<T extends z.ZodType>(c: Context<XEnv>, schema: T): Promise<z.infer<T> | Response> {
  const parsed = schema.safeParse(await readFields(c));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return invalidRequest(c, `$.${issue?.path.join('.')}: ${issue?.message}`);
}

async function readFields(c: Context<XEnv>): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (/^application\/json\b/i.test(type)) return c.req.json<unknown>().catch(() => undefined);
  const parts = readMultipart(Buffer.from(await c.req.arrayBuffer()), type);
  return (
    parts &&
    Object.fromEntries([...parts].map(([name, bytes]) => [name, name === 'media' ? bytes : bytes.toString()]))
  );
}

export const uploadAtOnce = (world: World) => async (c: Context<XEnv>) => {
  const body = await readBody(c, oneShot);
  if (body instanceof Response) return body;
  return takeUpload(world, c, {
    bytes: body.media,
    category: body.media_category,
    type: body.media_type,
  });
};

export const initializeUpload = (world: World) => async (c: Context<XEnv>) => {
  const body = await readBody(c, initialize);
  if (body instanceof Response) return body;
  const maximum = body.media_type === 'image/gif' ? MAX_GIF_BYTES : MAX_PHOTO_BYTES;
  if (body.total_bytes > maximum) return invalidRequest(c, `File size exceeds ${maximum} bytes.`);
  const id = createUpload(world.state, {
    account: c.get('account').id,
    mediaType: body.media_type,
    mediaCategory: body.media_category,
    totalBytes: body.total_bytes,
  });
  const { size: _, ...data } = describeUpload(id, 0);
  return c.json({ data });
};

export const appendUpload = (world: World) => async (c: Context<XEnv>) => {
  const upload = ownUpload(world, c);
  if (!upload || upload.finalized_at !== null) return missing(c);
  const body = await readBody(c, append);
  if (body instanceof Response) return body;
  addSegment(world.state, upload.id, body.segment_index, body.media);
  return c.json({ data: { expires_at: Math.floor(world.state.now() / 1000) + 86_400 } });
};

export const finalizeUploadRoute = (world: World) => async (c: Context<XEnv>) => {
  const upload = ownUpload(world, c);
  if (!upload) return missing(c);
  const kept = readMediaBytes(world.state, upload.id);
  if (kept) return c.json({ data: describeUpload(upload.id, kept.bytes.byteLength) });
  const bytes = joinSegments(world.state, upload.id);
  if (bytes === undefined || bytes.byteLength !== upload.total_bytes) {
    return invalidRequest(c, 'Segments do not add up to the provided total file size.');
  }
  const answer = await takeUpload(world, c, {
    id: upload.id,
    bytes,
    category: upload.media_category,
    type: upload.media_type,
  });
  if (answer.ok) finalizeUpload(world.state, upload.id);
  return answer;
};

/** Images need no processing, so a finalized upload has succeeded at once. */
export const readUploadStatus = (world: World) => (c: Context<XEnv>) => {
  if (c.req.query('command') !== 'STATUS') {
    return invalidRequest(c, 'The query parameter [command] is not one of [STATUS].');
  }
  const id = c.req.query('media_id') ?? '';
  const kept = findMedia(world.state, id)?.account === c.get('account').id && readMediaBytes(world.state, id);
  if (!kept) return c.json({ errors: [notFoundEntry('media', 'media_id', id)] }, 404);
  const processing_info = { state: 'succeeded', progress_percent: 100 };
  return c.json({ data: { ...describeUpload(id, kept.bytes.byteLength), processing_info } });
};

export const describeImage = (world: World) => async (c: Context<XEnv>) => {
  const body = await readBody(c, metadata);
  if (body instanceof Response) return body;
  const media = findMedia(world.state, body.id);
  if (media?.platform !== 'x' || media.account !== c.get('account').id) {
    return invalidRequest(c, 'Your media IDs are invalid.', { id: [body.id] });
  }
  describeMedia(world.state, media.id, body.metadata.alt_text.text);
  return c.json({ data: { id: media.id, associated_metadata: { alt_text: body.metadata.alt_text } } });
};

function ownUpload(world: World, c: Context<XEnv>) {
  const upload = findUpload(world.state, c.req.param('id') ?? '');
  return upload?.account === c.get('account').id ? upload : undefined;
}

const missing = (c: Context<XEnv>) =>
  c.json({ errors: [notFoundEntry('media', 'id', c.req.param('id') ?? '')] }, 404);
