import type { Context } from 'hono';
import * as z from 'zod';
import { takeImage } from '../media/take-image.ts';
import { readBoolean, readList } from '../meta/graph.ts';
import { readProfileCall } from '../meta/profile-access.ts';
import { MINUTE } from '../platform.ts';
import type { Account } from '../state/accounts.ts';
import { type ContainerContent, createContainer, findContainer, statusOf } from '../state/containers.ts';
import { keepMedia } from '../state/media.ts';
import type { Env, World } from '../world.ts';
import { fetchFailed, LINK_LIMIT, mediaNotFound, parameterError } from './errors.ts';
import { findTopic, objectToText } from './text-rules.ts';

const MAX_BYTES = 8 * 1024 * 1024;
const MIN_WIDTH = 320;
const MAX_RATIO = 10;
const MAX_ALT = 1000;
export const SLOW_CONTAINER_MS = 10 * MINUTE;

const NOT_SIMULATED = [
  'auto_publish_text',
  'reply_to_id',
  'quote_post_id',
  'poll_attachment',
  'gif_attachment',
  'text_attachment',
  'location_id',
  'video_url',
];
const replyControl = z.enum([
  'everyone',
  'accounts_you_follow',
  'mentioned_only',
  'parent_post_author_only',
  'followers_only',
]);
const topicTag = z.string().regex(/^[^.&]{1,50}$/u);

export const createThreadContainer = (world: World) => async (c: Context<Env>) => {
  const call = await readProfileCall(world, 'threads', c, ['threads_basic', 'threads_content_publish']);
  if (call instanceof Response) return call;
  const { params, account } = call;
  const unsupported = NOT_SIMULATED.find((name) => params[name] !== undefined);
  if (unsupported) return parameterError(c, `The sandbox does not simulate ${unsupported}`);
  const text = params.text ?? '';
  const link = params.link_attachment ?? null;
  if (link !== null && params.media_type !== 'TEXT') {
    return parameterError(c, 'Param link_attachment goes with media_type TEXT only');
  }
  if (link !== null && !URL.canParse(link))
    return parameterError(c, 'Param link_attachment must be a valid URL');
  const objection = objectToText(text, link);
  if (objection === 'too-long') return parameterError(c, 'Param text must be at most 500 characters long.');
  if (objection === 'too-many-links') {
    return parameterError(c, `${LINK_LIMIT}: a post may hold 5 different links`, { title: LINK_LIMIT });
  }
  if (params.topic_tag !== undefined && !topicTag.safeParse(params.topic_tag).success) {
    return parameterError(
      c,
      'Param topic_tag must be 1 to 50 characters long, without periods and ampersands',
    );
  }
  if (params.reply_control !== undefined && !replyControl.safeParse(params.reply_control).success) {
    return parameterError(c, `Param reply_control must be one of {${replyControl.options.join(', ')}}`);
  }
  const isCarouselItem = readBoolean(params.is_carousel_item ?? 'false');
  if (isCarouselItem === undefined) return parameterError(c, 'Param is_carousel_item must be a boolean');
  const media = await takeMedia(world, c, account, params);
  if (media instanceof Response) return media;
  const topic = params.topic_tag ?? findTopic(text);
  const content: ContainerContent = { ...media, text, link, isCarouselItem, details: topic ? { topic } : {} };
  const fault = c.get('fault');
  const { id } = createContainer(world.state, {
    platform: 'threads',
    account: account.id,
    content,
    delayMs:
      fault?.fault === 'container-slow' ? (fault.delayMs ?? SLOW_CONTAINER_MS) : world.containerDelayMs,
    failure: fault?.fault === 'container-error' ? 'UNKNOWN' : null,
  });
  return c.json({ id });
};

type TakenMedia = Pick<ContainerContent, 'mediaType' | 'media'>;

async function takeMedia(
  world: World,
  c: Context<Env>,
  account: Account,
  params: Readonly<Record<string, string>>,
): Promise<TakenMedia | Response> {
  switch (params.media_type) {
    case 'TEXT':
      if ((params.text ?? '').trim() === '') return parameterError(c, 'The parameter text is required');
      return { mediaType: 'TEXT', media: [] };
    case 'IMAGE': {
      const picture = await takePicture(world, c, account, params.image_url, params.alt_text ?? '');
      return picture instanceof Response ? picture : { mediaType: 'IMAGE', media: [picture] };
    }
    case 'CAROUSEL':
      return collectChildren(world, c, account, readList(params, 'children'));
    default:
      return parameterError(c, 'Param media_type must be one of {TEXT, IMAGE, CAROUSEL}');
  }
}

async function takePicture(
  world: World,
  c: Context<Env>,
  account: Account,
  address: string | undefined,
  alt: string,
): Promise<string | Response> {
  if (address === undefined) return parameterError(c, 'The parameter image_url is required');
  if ([...alt].length > MAX_ALT)
    return parameterError(c, `Param alt_text must be at most ${MAX_ALT} characters long.`);
  const taken = await takeImage(address, { maxBytes: MAX_BYTES, timeoutMs: world.imageTimeoutMs });
  if (!taken.ok) return fetchFailed(c, taken.error);
  const { kind, width, height } = taken.image;
  if (kind !== 'jpeg' && kind !== 'png') return fetchFailed(c, 'the format must be JPEG or PNG');
  if (width < MIN_WIDTH) return parameterError(c, `The image must be at least ${MIN_WIDTH} pixels wide`);
  if (Math.max(width / height, height / width) > MAX_RATIO) {
    return parameterError(c, 'The aspect ratio of the image may be 10:1 at most');
  }
  return keepMedia(world.state, {
    platform: 'threads',
    account: account.id,
    bytes: taken.bytes,
    ...taken.image,
    alt,
  }).id;
}

function collectChildren(
  world: World,
  c: Context<Env>,
  account: Account,
  ids: readonly string[],
): TakenMedia | Response {
  if (ids.length < 2 || ids.length > 20)
    return parameterError(c, 'Param children must hold 2 to 20 containers');
  const media: string[] = [];
  for (const id of ids) {
    const child = findContainer(world.state, id);
    if (child?.platform !== 'threads' || child.account !== account.id || !child.content.isCarouselItem) {
      return parameterError(c, `Param children must hold carousel items: ${id} is none`);
    }
    if (statusOf(world.state, child) !== 'FINISHED') return mediaNotFound(c, id);
    media.push(...child.content.media);
  }
  return { mediaType: 'CAROUSEL', media };
}
