import type { Context } from 'hono';
import type { Operation, Refusal } from '../faults.ts';
import { refuseApp } from '../meta/app-limit.ts';
import { graphError } from '../meta/graph.ts';
import { expiredToken } from '../meta/tokens.ts';
import { MINUTE } from '../platform.ts';
import type { Env, World } from '../world.ts';
import { parameterError } from './errors.ts';

/** Words an ordered fault as Threads would. */
export const refuseOnOrder =
  (world: World) =>
  (c: Context<Env>, refusal: Refusal, operation: Operation): Response => {
    switch (refusal) {
      case '429': {
        const wait = Math.ceil((c.get('fault')?.delayMs ?? 15 * MINUTE) / MINUTE);
        const use = { type: 'threads', call_count: 100, total_cputime: 100, total_time: 100 };
        c.header(
          'x-business-use-case-usage',
          JSON.stringify({ me: [{ ...use, estimated_time_to_regain_access: wait }] }),
        );
        return graphError(c, { message: '(#32) Page request limit reached', code: 32 });
      }
      case '429-app':
        return refuseApp(c);
      case '500-before':
      case '500-after':
        return graphError(c, {
          message: 'An unknown error has occurred.',
          code: 1,
          status: 500,
          transient: true,
        });
      case 'expired-token':
        return expiredToken(c, world.state.now() - MINUTE);
      case 'permission':
        return graphError(c, {
          message: '(#10) Application does not have permission for this action',
          code: 10,
          status: 403,
        });
      case 'refuse-after':
        return graphError(c, {
          message: 'We restrict certain activity to protect our community',
          code: 4,
          subcode: 2207051,
        });
      case 'refuse':
      case 'duplicate':
      case 'mention-refused':
        if (operation === 'token') {
          return c.json(
            { error_type: 'OAuthException', code: 400, error_message: 'Invalid authorization code' },
            400,
          );
        }
        return parameterError(c, 'The post does not follow the guidelines');
    }
  };
