import type { Context } from 'hono';
import { type GraphError, graphError } from '../meta/graph.ts';
import type { Env } from '../world.ts';

/** Answers that a parameter is wrong, in the form Threads gives it. */
export const parameterError = (c: Context<Env>, message: string, extra: Partial<GraphError> = {}): Response =>
  graphError(c, { message, type: 'THApiException', code: 100, ...extra });

/** The one answer to a container that is unknown, not ready, expired or used: only reading it tells which. */
export const mediaNotFound = (c: Context<Env>, id: string): Response =>
  graphError(c, {
    message: 'The requested resource does not exist',
    code: 24,
    subcode: 4279009,
    title: 'Media Not Found',
    userMessage: `The media with id ${id} cannot be found.`,
  });

export const fetchFailed = (c: Context<Env>, reason: string): Response =>
  graphError(c, {
    message: 'An unknown error has occurred.',
    code: 1,
    subcode: 2207052,
    title: 'Media download has failed',
    userMessage: `The media could not be fetched from this URI: ${reason}.`,
  });

export const quotaReached = (c: Context<Env>): Response =>
  graphError(c, {
    message: 'Application request limit reached',
    code: 9,
    subcode: 2207042,
    title: 'Post limit reached',
    userMessage: 'You reached the maximum number of posts that is allowed.',
  });

export const LINK_LIMIT = 'THREADS_API__LINK_LIMIT_EXCEEDED';
