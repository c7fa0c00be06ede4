import type { Context } from 'hono';
import * as z from 'zod';
import {
  graphError,
  type Params,
  parameterError,
  parseJson,
  readBoolean,
  readInstant,
  readList,
} from '../meta/graph.ts';
import { DAY, MINUTE } from '../platform.ts';
import type { Account } from '../state/accounts.ts';
import { nextId } from '../state/ids.ts';
import { findMedia, type Media } from '../state/media.ts';
import { acceptPost, imageOf, listPosts, type Post, type PostImage } from '../state/posts.ts';
import type { Env, World } from '../world.ts';
import { readPageCall } from './access.ts';
import { renderMessage } from './mentions.ts';

const MAX_MESSAGE = 63_206;
/** The guide says 30 days and the reference 75: the sandbox holds to the stricter. */
const SCHEDULE_MIN_MS = 10 * MINUTE;
const SCHEDULE_MAX_MS = 30 * DAY;

/** The part of a post that Facebook compares when it refuses a repetition. */
export interface PostContent {
  readonly text: string;
  readonly link: string | null;
  readonly images: readonly PostImage[];
}

export const createFeedPost = (world: World) => async (c: Context<Env>) => {
  const call = await readPageCall(
    world,
    c,
    c.req.param('page') ?? '',
    'pages_manage_posts',
    'pages_read_engagement',
  );
  if (call instanceof Response) return call;
  const { params, page } = call;
  const images = findAttached(world, c, page, params);
  if (images instanceof Response) return images;
  const { message = '', link = null } = params;
  if (message.trim() === '' && link === null && images.length === 0) {
    return parameterError(c, 'Missing message or attachment', { subcode: 1349125 });
  }
  if (link !== null && !isWebAddress(link)) {
    return graphError(c, { message: '(#1500) The url you supplied is invalid', code: 1500 });
  }
  const accepted = acceptPagePost(world, c, page, {
    operation: 'create-post',
    message,
    link,
    images: images.map(imageOf),
    params,
  });
  return accepted instanceof Response ? accepted : c.json({ id: accepted.id });
};

export interface PagePost {
  readonly operation: string;
  readonly message: string;
  readonly link: string | null;
  readonly images: readonly PostImage[];
  readonly params: Params;
}

/** Accepts a post to a Page, visible or not, or answers why Facebook would not. */
export function acceptPagePost(
  world: World,
  c: Context<Env>,
  page: Account,
  wanted: PagePost,
): Post | Response {
  const { state } = world;
  const message = readMessage(world, c, page, wanted.message);
  if (message instanceof Response) return message;
  const timing = readTiming(world, c, wanted.params);
  if (timing instanceof Response) return timing;
  const content = { text: message, link: wanted.link, images: wanted.images };
  if (timing.published && repeatsLast(world, page, content)) return duplicateError(c);
  return acceptPost(state, {
    platform: 'facebook',
    id: `${page.id}_${nextId(state)}`,
    account: page.id,
    operation: wanted.operation,
    textAsSent: wanted.message,
    ...content,
    ...timing,
  });
}

/** Renders a message, or answers that it is too long or mentions what it may not. */
export function readMessage(
  world: World,
  c: Context<Env>,
  page: Account,
  message: string,
): string | Response {
  if (message.length > MAX_MESSAGE)
    return parameterError(c, `Param message must be at most ${MAX_MESSAGE} characters`);
  const rendered = renderMessage(world.state, message, page.mentions === 'allowed');
  if (rendered.ok) return rendered.text;
  return rendered.error === 'unknown-page'
    ? parameterError(c, 'The message mentions a Page that does not exist')
    : mentionError(c);
}

export const mentionError = (c: Context<Env>): Response =>
  graphError(c, {
    message: '(#10) To mention a Page, your app needs the Page Mentioning feature',
    code: 10,
    status: 403,
  });

function readTiming(world: World, c: Context<Env>, params: Params) {
  const published = readBoolean(params.published ?? 'true');
  if (published === undefined) return parameterError(c, 'Param published must be a boolean');
  if (params.scheduled_publish_time === undefined) return { published };
  if (published) return parameterError(c, 'A scheduled post must have published set to false');
  const scheduledAt = readSchedule(world, c, params.scheduled_publish_time);
  return scheduledAt instanceof Response ? scheduledAt : { published, scheduledAt };
}

export function readSchedule(world: World, c: Context<Env>, value: string): number | Response {
  const at = readInstant(value);
  const ahead = at === undefined ? Number.NaN : at - world.state.now();
  if (at !== undefined && ahead >= SCHEDULE_MIN_MS && ahead <= SCHEDULE_MAX_MS) return at;
  return parameterError(c, 'The specified scheduled publish time is invalid.', {
    title: 'Invalid scheduled publish time',
    userMessage: 'The time must be between 10 minutes and 30 days from now.',
  });
}

/** Facebook refuses what repeats the Page's last public post; copies nobody sees do not count. */
export function repeatsLast(world: World, page: Account, content: PostContent): boolean {
  const last = listPosts(world.state, 'facebook', page.id).find((post) => post.published_at !== null);
  return last !== undefined && fingerprint(last) === fingerprint(content);
}

const fingerprint = ({ text, link, images }: PostContent) =>
  JSON.stringify([text.trim(), link, images.map(({ sha256 }) => sha256)]);

export const duplicateError = (c: Context<Env>): Response =>
  graphError(c, {
    message: '(#506) Duplicate status message',
    code: 506,
    subcode: 1455006,
    title: 'Duplicate status update',
    userMessage: 'This repeats the last update of the Page. Change the text, or delete the earlier update.',
  });

function findAttached(world: World, c: Context<Env>, page: Account, params: Params): Media[] | Response {
  const found: Media[] = [];
  for (const entry of readList(params, 'attached_media')) {
    const parsed = z.object({ media_fbid: z.coerce.string() }).safeParse(parseJson(entry));
    if (!parsed.success) return parameterError(c, 'Param attached_media must hold objects with media_fbid');
    const media = findMedia(world.state, parsed.data.media_fbid);
    const expired = media?.expires_at != null && media.expires_at <= world.state.now();
    if (media?.platform !== 'facebook' || media.account !== page.id || expired) {
      return parameterError(c, `Invalid parameter: there is no unpublished photo ${parsed.data.media_fbid}`);
    }
    found.push(media);
  }
  return found;
}

const isWebAddress = (text: string) => /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text) && URL.canParse(text);
