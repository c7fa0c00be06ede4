import type { Context } from 'hono';
import * as z from 'zod';
import { checkImage } from '../media/check-image.ts';
import { HOUR, MINUTE } from '../platform.ts';
import {
  type Container,
  createContainer,
  delayContainer,
  failContainer,
  findContainer,
} from '../state/containers.ts';
import { shortCode } from '../state/ids.ts';
import { findMedia, keepMedia } from '../state/media.ts';
import type { Env, World } from '../world.ts';
import { findAdministered, type LinkedInEnv } from './access.ts';
import { accessDenied, badParameter, fieldError, notFound, unpermittedField } from './errors.ts';
import { readKey } from './query.ts';
import { imageUrn, organizationUrn, readImage } from './urn.ts';

/** LinkedIn names the end of an upload URL, but documents no span: this one is a guess. */
const UPLOAD_URL_LIVES_MS = HOUR;
const SLOW_MS = 10 * MINUTE;
const MAX_PIXELS = 36_152_320;

const initialize = z.strictObject({
  initializeUploadRequest: z.strictObject({ owner: z.string() }),
});

export type ImageStatus = 'WAITING_UPLOAD' | 'PROCESSING' | 'PROCESSING_FAILED' | 'AVAILABLE';

/** Tells where an image stands now. */
export function statusOfImage(world: World, image: Container): ImageStatus {
  if (!findMedia(world.state, image.id)) return 'WAITING_UPLOAD';
  if (world.state.now() < image.ready_at) return 'PROCESSING';
  return image.failure === null ? 'AVAILABLE' : 'PROCESSING_FAILED';
}

export function findImage(world: World, urn: string): Container | undefined {
  const id = readImage(urn);
  const image = id === undefined ? undefined : findContainer(world.state, id);
  return image?.platform === 'linkedin' ? image : undefined;
}

export const initializeUpload = (world: World) => async (c: Context<LinkedInEnv>) => {
  if (c.req.query('action') !== 'initializeUpload') return badParameter(c, 'The action is unknown');
  const body = initialize.safeParse(await c.req.json<unknown>().catch(() => undefined));
  if (!body.success) {
    const [issue] = body.error.issues;
    const path = `/${(issue?.path ?? []).join('/')}`;
    return issue?.code === 'unrecognized_keys'
      ? unpermittedField(c, `${path === '/' ? '' : path}/${issue.keys[0]}`)
      : fieldError(c, 'MISSING_FIELD', path, `${path} is required but missing`);
  }
  const owner = findAdministered(world, c.get('token'), body.data.initializeUploadRequest.owner);
  if (!owner) {
    return accessDenied(
      c,
      'Accessing this image resource is forbidden. Please check your permissions for this resource',
    );
  }
  const { id } = createContainer(world.state, {
    platform: 'linkedin',
    account: owner.id,
    content: { mediaType: 'IMAGE', text: '', link: null, media: [], isCarouselItem: false, details: {} },
    delayMs: 0,
    failure: null,
  });
  return c.json({
    value: {
      uploadUrlExpiresAt: world.state.now() + UPLOAD_URL_LIVES_MS,
      uploadUrl: `${world.addresses.linkedin}/dms-uploads/${id}/uploaded-image/0?ut=${ticketOf(id)}`,
      image: imageUrn(id),
    },
  });
};

/** Whoever knows the upload URL may use it: it needs no token. */
const ticketOf = (id: string) => shortCode(`upload of ${id}`, 24);

/** Takes the bytes whatever they are; what is wrong with them shows in the image's status. */
export const receiveUpload = (world: World) => async (c: Context<Env>) => {
  const id = c.req.param('upload') ?? '';
  const image = findContainer(world.state, id);
  if (image?.platform !== 'linkedin' || c.req.query('ut') !== ticketOf(id)) return c.body(null, 403);
  if (world.state.now() >= image.created_at + UPLOAD_URL_LIVES_MS) return c.body(null, 403);
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (bytes.byteLength === 0) return c.body(null, 400);
  if (!findMedia(world.state, id)) {
    const checked = await checkImage(bytes);
    const { kind, width, height } = checked ?? { kind: 'other', width: 0, height: 0 };
    const isUsable = ['jpeg', 'png', 'gif'].includes(kind) && width * height < MAX_PIXELS;
    if (!isUsable) failContainer(world.state, id, 'unusable');
    delayContainer(world.state, id, world.state.now() + world.containerDelayMs);
    keepMedia(world.state, {
      platform: 'linkedin',
      account: image.account,
      id,
      kind,
      bytes,
      width,
      height,
      alt: '',
    });
  }
  return c.body(null, 201);
};

/** Reads an image's status; a fault ordered for the reading strikes the image itself. */
export const readImageStatus = (world: World) => (c: Context<LinkedInEnv>) => {
  const urn = readKey(c, 'image');
  if (urn instanceof Response) return urn;
  const found = findImage(world, urn);
  if (!found) return notFound(c);
  const owner = organizationUrn(found.account);
  if (!findAdministered(world, c.get('token'), owner)) {
    return accessDenied(
      c,
      'Accessing this image resource is forbidden. Please check your permissions for this resource',
    );
  }
  const image = strike(world, c, found);
  const status = statusOfImage(world, image);
  const now = world.state.now();
  return c.json({
    id: urn,
    owner,
    status,
    ...(status === 'AVAILABLE' && {
      downloadUrl: `${world.addresses.linkedin}/_/media/${image.id}`,
      downloadUrlExpiresAt: now + HOUR,
    }),
  });
};

function strike(world: World, c: Context<LinkedInEnv>, image: Container): Container {
  const fault = c.get('fault');
  if (fault?.fault === 'container-error') failContainer(world.state, image.id, 'ordered');
  if (fault?.fault === 'container-slow') {
    delayContainer(world.state, image.id, world.state.now() + (fault.delayMs ?? SLOW_MS));
  }
  return findContainer(world.state, image.id) ?? image;
}
