import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

const TYPES = 'https://api.x.com/2/problems';

/** Answers in X's problem form. */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  title: string,
  detail: string,
  type = 'about:blank',
): Response {
  return c.json({ title, detail, type, status }, status, { 'content-type': 'application/problem+json' });
}

export const unauthorized = (c: Context) => problem(c, 401, 'Unauthorized', 'Unauthorized');
export const forbidden = (c: Context, detail: string) => problem(c, 403, 'Forbidden', detail);

/** Names the parameters at fault; `given` holds them as sent. */
export function invalidRequest(
  c: Context,
  message: string,
  given: Readonly<Record<string, readonly string[]>> = {},
): Response {
  return c.json(
    {
      errors: [{ parameters: given, message }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: `${TYPES}/invalid-request`,
    },
    400,
  );
}

/** The entry of a partial answer for a post or user that does not exist (any more). */
export function notFoundEntry(resource: 'tweet' | 'user' | 'media', parameter: string, id: string) {
  return {
    value: id,
    detail: `Could not find ${resource} with ${parameter}: [${id}].`,
    title: 'Not Found Error',
    resource_type: resource,
    parameter,
    resource_id: id,
    type: `${TYPES}/resource-not-found`,
  };
}

/** The entry of a partial answer for a field that this reader may not have of a post. */
export function fieldUnauthorizedEntry(id: string, field: string) {
  return {
    value: id,
    detail: `Sorry, you are not authorized to access '${field}' on the Tweet with id : [${id}].`,
    title: 'Field Authorization Error',
    field,
    section: 'data',
    resource_type: 'tweet',
    resource_id: id,
    type: `${TYPES}/not-authorized-for-field`,
  };
}

/** The answer once the app has read as many posts as a month allows: no header counts these. */
export const usageCapped = (c: Context): Response =>
  c.json(
    {
      title: 'UsageCapExceeded',
      detail: 'Usage cap exceeded: Monthly product cap',
      type: `${TYPES}/usage-capped`,
      period: 'Monthly',
      scope: 'Product',
      status: 429,
    },
    429,
    { 'content-type': 'application/problem+json' },
  );

export const DUPLICATE_DETAIL = 'You are not allowed to create a Tweet with duplicate content.';
export const NOT_PERMITTED_DETAIL = 'You are not permitted to perform this action.';
