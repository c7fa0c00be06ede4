import type { Context } from 'hono';
import type { Operation, Refusal } from '../faults.ts';
import { refuseApp } from '../meta/app-limit.ts';
import { graphError, parameterError } from '../meta/graph.ts';
import { expiredToken } from '../meta/tokens.ts';
import { MINUTE } from '../platform.ts';
import type { Env, World } from '../world.ts';
import { PAGE_LIMIT, permissionError } from './access.ts';
import { duplicateError, mentionError } from './create-post.ts';

/** Words an ordered fault as Facebook would; for a 429, `delayMs` of the fault says how long to wait. */
export const refuse =
  (world: World) =>
  (c: Context<Env>, refusal: Refusal, operation: Operation): Response => {
    switch (refusal) {
      case '429': {
        // Graph answers 400 here: the code and the header say that it is a limit.
        const wait = Math.ceil((c.get('fault')?.delayMs ?? 15 * MINUTE) / MINUTE);
        const use = { type: 'pages', call_count: 100, total_cputime: 100, total_time: 100 };
        const id = c.req.param('page') ?? 'me';
        c.header(
          'x-business-use-case-usage',
          JSON.stringify({ [id]: [{ ...use, estimated_time_to_regain_access: wait }] }),
        );
        return graphError(c, PAGE_LIMIT);
      }
      case '429-app':
        return refuseApp(c);
      case '500-before':
      case '500-after':
        return graphError(c, {
          message: 'An unknown error occurred',
          code: 1,
          subcode: 99,
          status: 500,
          transient: true,
        });
      case 'expired-token':
        return expiredToken(c, world.state.now() - MINUTE);
      case 'duplicate':
        return duplicateError(c);
      case 'permission':
        return permissionError(c);
      case 'mention-refused':
        return mentionError(c);
      case 'refuse':
      case 'refuse-after':
        return operation === 'create-post' || operation === 'publish'
          ? graphError(c, {
              message: '(#1609005) There was a problem scraping data from the provided link.',
              code: 1609005,
              title: 'Error Posting Link',
            })
          : parameterError(c, 'Invalid parameter');
    }
  };
