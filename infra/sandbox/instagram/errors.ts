import type { Context } from 'hono';
import { type GraphError, graphError } from '../meta/graph.ts';
import type { Env } from '../world.ts';

/** Instagram's refusals by what is wrong; codes from its error page, except where README.md says otherwise. */
const ERRORS = {
  'fetch-failed': [9004, 2207052, 'The media could not be fetched from this URI'],
  'fetch-timeout': [-2, 2207003, 'It takes too long to download the media'],
  'too-large': [36000, 2207004, 'The image is too large: it may have 8 MiB'],
  format: [36001, 2207005, 'The image format is not supported: it must be JPEG'],
  ratio: [36003, 2207009, 'The aspect ratio must be between 4:5 and 1.91:1'],
  narrow: [36003, 2207009, 'The image must be at least 320 pixels wide'],
  caption: [36004, 2207010, 'The caption may have 2,200 characters'],
  hashtags: [100, 2207040, 'The caption may have 30 hashtags'],
  mentions: [100, 2207040, 'The caption may have 20 mentions'],
  'media-type': [100, 2207023, 'The media type is unknown'],
  'carousel-count': [100, 2207028, 'A carousel needs 2 to 10 children'],
  'not-ready': [9007, 2207027, 'Media ID is not available: the media is not ready for publishing'],
  'container-gone': [24, 2207008, 'The media builder with this creation id does not exist or has expired'],
  'already-published': [24, 2207006, 'The media with this id cannot be found: it was published already'],
  'container-failed': [-1, 2207032, 'Create media fail, please try to re-create media'],
  quota: [9, 2207042, 'You reached the maximum number of posts that is allowed'],
  restricted: [25, 2207050, 'The account is inactive, checkpointed or restricted'],
  spam: [4, 2207051, 'We restrict certain activity to protect our community'],
  server: [-1, 2207001, 'Instagram server error. Try again.'],
} as const satisfies Record<string, readonly [number, number, string]>;

export type InstagramError = keyof typeof ERRORS;

/** Answers in Instagram's envelope: nearly all of its refusals are HTTP 400. */
export function refuse(c: Context<Env>, kind: InstagramError, extra: Partial<GraphError> = {}): Response {
  const [code, subcode, message] = ERRORS[kind];
  return graphError(c, { message, code, subcode, title: message, userMessage: message, ...extra });
}
