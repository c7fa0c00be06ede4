import type { Context } from 'hono';
import type { Operation, Refusal } from '../faults.ts';
import { MINUTE } from '../platform.ts';
import type { Env, World } from '../world.ts';
import { setRateHeaders } from './access.ts';
import {
  DUPLICATE_DETAIL,
  forbidden,
  invalidRequest,
  NOT_PERMITTED_DETAIL,
  problem,
  unauthorized,
} from './problems.ts';

/** Words an ordered fault as X would; for a 429, `delayMs` of the fault says when the window resets. */
export const refuse =
  (world: World) =>
  (c: Context<Env>, refusal: Refusal, operation: Operation): Response => {
    switch (refusal) {
      case '429':
      case '429-app': {
        const resetsAt = world.state.now() + (c.get('fault')?.delayMs ?? 15 * MINUTE);
        const isUsers = refusal === '429';
        setRateHeaders(c, 'x-rate-limit', { limit: 100, remaining: isUsers ? 0 : 99, resetsAt });
        if (!isUsers) setRateHeaders(c, 'x-app-limit-24hour', { limit: 10_000, remaining: 0, resetsAt });
        return problem(c, 429, 'Too Many Requests', 'Too Many Requests');
      }
      case '500-before':
      case '500-after':
        return problem(c, 500, 'Internal Server Error', 'Something is broken.');
      case 'expired-token':
        return unauthorized(c);
      case 'duplicate':
        return forbidden(c, DUPLICATE_DETAIL);
      case 'mention-refused':
      case 'permission':
        return forbidden(c, NOT_PERMITTED_DETAIL);
      case 'refuse':
      case 'refuse-after':
        return operation === 'token'
          ? c.json(
              { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
              400,
            )
          : invalidRequest(c, 'This request looks like it might be automated.');
    }
  };
