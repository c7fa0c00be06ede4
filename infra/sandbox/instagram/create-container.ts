import type { Context } from 'hono';
import twitter from 'twitter-text';
import { limitWidth } from '../media/check-image.ts';
import { takeImage } from '../media/take-image.ts';
import { parameterError, readBoolean, readList } from '../meta/graph.ts';
import { readProfileCall } from '../meta/profile-access.ts';
import { DAY, MINUTE } from '../platform.ts';
import type { Account } from '../state/accounts.ts';
import {
  type ContainerContent,
  countContainers,
  createContainer,
  findContainer,
  statusOf,
} from '../state/containers.ts';
import { keepMedia } from '../state/media.ts';
import type { Env, World } from '../world.ts';
import { refuse } from './errors.ts';

const MAX_BYTES = 8 * 1024 * 1024;
const MIN_WIDTH = 320;
const MAX_WIDTH = 1440;
const MIN_RATIO = 4 / 5;
const MAX_RATIO = 1.91;
const MAX_CAPTION = 2200;
const MAX_HASHTAGS = 30;
const MAX_MENTIONS = 20;
const MAX_ALT = 1000;
const CONTAINERS_PER_DAY = 400;
export const SLOW_CONTAINER_MS = 10 * MINUTE;

const NOT_SIMULATED = ['collaborators', 'user_tags', 'location_id', 'product_tags', 'video_url', 'cover_url'];

export const createMediaContainer = (world: World) => async (c: Context<Env>) => {
  const call = await readProfileCall(world, 'instagram', c, [
    'instagram_business_basic',
    'instagram_business_content_publish',
  ]);
  if (call instanceof Response) return call;
  const { params, account } = call;
  const unsupported = NOT_SIMULATED.find((name) => params[name] !== undefined);
  if (unsupported) return parameterError(c, `The sandbox does not simulate ${unsupported}`);
  if (countContainers(world.state, 'instagram', account.id, DAY) >= CONTAINERS_PER_DAY)
    return refuse(c, 'quota');
  const caption = params.caption ?? '';
  const objection = checkCaption(c, caption);
  if (objection) return objection;
  const isCarouselItem = readBoolean(params.is_carousel_item ?? 'false');
  if (isCarouselItem === undefined) return parameterError(c, 'Param is_carousel_item must be a boolean');

  const shared = { text: caption, link: null, details: {}, isCarouselItem };
  let content: ContainerContent;
  if (params.media_type === 'CAROUSEL') {
    const media = collectChildren(world, c, account, readList(params, 'children'));
    if (media instanceof Response) return media;
    content = { ...shared, mediaType: 'CAROUSEL', media };
  } else {
    if (params.media_type !== undefined && params.media_type !== 'IMAGE') return refuse(c, 'media-type');
    const media = await takePicture(world, c, account, params.image_url, params.alt_text ?? '');
    if (media instanceof Response) return media;
    content = { ...shared, mediaType: 'IMAGE', media: [media] };
  }
  const fault = c.get('fault');
  const container = createContainer(world.state, {
    platform: 'instagram',
    account: account.id,
    content,
    delayMs:
      fault?.fault === 'container-slow' ? (fault.delayMs ?? SLOW_CONTAINER_MS) : world.containerDelayMs,
    failure: fault?.fault === 'container-error' ? '2207032' : null,
  });
  return c.json({ id: container.id });
};

function checkCaption(c: Context<Env>, caption: string): Response | undefined {
  if ([...caption].length > MAX_CAPTION) return refuse(c, 'caption');
  if (twitter.extractHashtags(caption).length > MAX_HASHTAGS) return refuse(c, 'hashtags');
  if (countMentions(caption) > MAX_MENTIONS) return refuse(c, 'mentions');
  return undefined;
}

/** Handles hold dots here, so X's rules for mentions do not count them right. */
const countMentions = (caption: string) => caption.match(/(?<![\w@])@[\w.]+/g)?.length ?? 0;

async function takePicture(
  world: World,
  c: Context<Env>,
  account: Account,
  address: string | undefined,
  alt: string,
): Promise<string | Response> {
  if (address === undefined) return parameterError(c, 'The parameter image_url is required');
  if ([...alt].length > MAX_ALT)
    return parameterError(c, `Param alt_text must be at most ${MAX_ALT} characters`);
  const taken = await takeImage(address, { maxBytes: MAX_BYTES, timeoutMs: world.imageTimeoutMs });
  if (!taken.ok) {
    const kinds = {
      unreachable: 'fetch-failed',
      timeout: 'fetch-timeout',
      'too-large': 'too-large',
      broken: 'format',
    } as const;
    return refuse(c, kinds[taken.error]);
  }
  const { kind, width, height } = taken.image;
  if (kind !== 'jpeg') return refuse(c, 'format');
  if (width < MIN_WIDTH) return refuse(c, 'narrow');
  // Whole pixels cannot meet 1.91 exactly: 1080 × 566, which Instagram itself recommends, is 1.9081.
  if (width / height < MIN_RATIO || width / height > MAX_RATIO + 0.005) return refuse(c, 'ratio');
  const scaled = await limitWidth(taken.bytes, taken.image, MAX_WIDTH);
  return keepMedia(world.state, { platform: 'instagram', account: account.id, kind, alt, ...scaled }).id;
}

/** Takes the pictures of finished children in their order. */
function collectChildren(
  world: World,
  c: Context<Env>,
  account: Account,
  ids: readonly string[],
): string[] | Response {
  if (ids.length < 2 || ids.length > 10) return refuse(c, 'carousel-count');
  const media: string[] = [];
  for (const id of ids) {
    const child = findContainer(world.state, id);
    if (child?.platform !== 'instagram' || child.account !== account.id || !child.content.isCarouselItem) {
      return parameterError(c, `Invalid parameter: ${id} is no carousel item`);
    }
    const status = statusOf(world.state, child);
    if (status === 'IN_PROGRESS') return refuse(c, 'not-ready');
    if (status !== 'FINISHED') return refuse(c, 'container-gone');
    media.push(...child.content.media);
  }
  return media;
}
