import type { Context } from 'hono';
import { MINUTE } from '../platform.ts';
import type { Account } from '../state/accounts.ts';
import { findMedia } from '../state/media.ts';
import { acceptPost, imageOf, listAccepted, type PostImage } from '../state/posts.ts';
import type { World } from '../world.ts';
import { findAdministered, type LinkedInEnv } from './access.ts';
import { accessDenied, duplicatePost, fieldError, unknownMention } from './errors.ts';
import { findImage, statusOfImage } from './images.ts';
import { type LittleElement, readText, resolveLittleText } from './little-text.ts';
import { type PostContent, readPostBody, tooLong } from './post-body.ts';
import { readOrganization, shareUrn } from './urn.ts';

/**
 * How long the same content counts as a duplicate, deleted posts included. LinkedIn's advice is to wait ten minutes;
 * people report longer. The short one is the harder for a client that relies on being refused.
 */
const DUPLICATE_WINDOW_MS = 10 * MINUTE;
const MAX_COMMENTARY = 3000;

export const createPost = (world: World) => async (c: Context<LinkedInEnv>) => {
  const body = await readPostBody(c);
  if (body instanceof Response) return body;
  const { author, commentary, content } = body;
  if (readOrganization(author) === undefined) {
    const description = `/author value ${author} must be a urn:li:organization URN`;
    return fieldError(c, 'INVALID_URN_TYPE', '/author', description);
  }
  const account = findAdministered(world, c.get('token'), author);
  if (!account) {
    return accessDenied(c, 'Organization permissions must be used when using organization as author');
  }
  const resolved = resolveLittleText(world.state, commentary);
  if (!resolved.ok || (account.mentions === 'refused' && resolved.elements.some(isMention))) {
    return unknownMention(c);
  }
  const text = readText(resolved.elements);
  // What gets lost counts, too: whoever sends too much is to hear of it.
  const length = [...text, ...resolved.lost].length;
  if (length > MAX_COMMENTARY) return tooLong(c, '/commentary', length, MAX_COMMENTARY);
  if (commentary.trim() === '' && !content) {
    return fieldError(c, 'INVALID_VALUE_BLANK_FIELD', '/commentary', "/commentary can't be blank");
  }
  const images = takeImages(world, c, account, content);
  if (images instanceof Response) return images;
  const asSent = JSON.stringify(content ?? null);
  const since = world.state.now() - DUPLICATE_WINDOW_MS;
  const earlier = listAccepted(world.state, 'linkedin', account.id, since).find(
    (post) => post.text_as_sent === commentary && post.details.content === asSent,
  );
  if (earlier) return duplicatePost(c, earlier.id);

  const post = acceptPost(world.state, {
    platform: 'linkedin',
    account: account.id,
    operation: 'create-post',
    text,
    textAsSent: commentary,
    link: content?.article?.source ?? null,
    images,
    details: { content: asSent, isReshareDisabled: String(body.isReshareDisabledByAuthor ?? false) },
    published: true,
  });
  c.header('x-restli-id', shareUrn(post.id));
  c.header('location', `/posts/${encodeURIComponent(shareUrn(post.id))}`);
  return c.body(null, 201);
};

const isMention = (element: LittleElement) => element.kind === 'mention';

/** Finds the images of a post; each must be the author's own, uploaded and processed. */
function takeImages(
  world: World,
  c: Context<LinkedInEnv>,
  account: Account,
  content: PostContent | undefined,
): PostImage[] | Response {
  const wanted = content?.media
    ? [{ ...content.media, field: '/content/media/id' }]
    : (content?.multiImage?.images ?? []).map((image, index) => ({
        ...image,
        field: `/content/multiImage/images/${index}/id`,
      }));
  const images: PostImage[] = [];
  for (const { id, altText = '', field } of wanted) {
    const image = findImage(world, id);
    if (image?.account !== account.id) {
      return fieldError(c, 'INVALID_IMAGE_ID', field, 'This Image ID is invalid');
    }
    const media = findMedia(world.state, image.id);
    const status = statusOfImage(world, image);
    if (!media || status === 'WAITING_UPLOAD') {
      return fieldError(c, 'MEDIA_ASSET_WAITING_UPLOAD', field, 'Media asset is waiting upload');
    }
    if (status === 'PROCESSING') {
      return fieldError(c, 'MEDIA_ASSET_PROCESSING', field, 'Media asset is processing');
    }
    if (status === 'PROCESSING_FAILED') {
      return fieldError(c, 'MEDIA_ASSET_PROCESSING_FAILED', field, 'Media asset failed processing');
    }
    images.push({ ...imageOf(media), alt: altText });
  }
  return images;
}
