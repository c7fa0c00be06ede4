import type { Context } from 'hono';
import type { Operation, Refusal } from '../faults.ts';
import { refuseApp } from '../meta/app-limit.ts';
import { graphError } from '../meta/graph.ts';
import { expiredToken } from '../meta/tokens.ts';
import { MINUTE } from '../platform.ts';
import type { Env, World } from '../world.ts';
import { refuse } from './errors.ts';

/** Words an ordered fault as Instagram would. */
export const refuseOnOrder =
  (world: World) =>
  (c: Context<Env>, refusal: Refusal, operation: Operation): Response => {
    switch (refusal) {
      case '429': {
        const wait = Math.ceil((c.get('fault')?.delayMs ?? 15 * MINUTE) / MINUTE);
        const use = { type: 'instagram', call_count: 100, total_cputime: 100, total_time: 100 };
        c.header(
          'x-business-use-case-usage',
          JSON.stringify({ me: [{ ...use, estimated_time_to_regain_access: wait }] }),
        );
        return graphError(c, {
          message: '(#80002) There have been too many calls to this account.',
          code: 80002,
        });
      }
      case '429-app':
        return refuseApp(c);
      case '500-before':
      case '500-after':
        return refuse(c, 'server', { status: 500, transient: true });
      case 'expired-token':
        return expiredToken(c, world.state.now() - MINUTE);
      case 'permission':
        return graphError(c, {
          message: '(#10) Application does not have permission for this action',
          code: 10,
          status: 403,
        });
      case 'refuse-after':
        // Seen in the wild: the spam answer to a publish that went through.
        return refuse(c, 'spam');
      case 'refuse':
      case 'duplicate':
      case 'mention-refused':
        if (operation === 'token') {
          return c.json(
            { error_type: 'OAuthException', code: 400, error_message: 'Invalid authorization code' },
            400,
          );
        }
        return refuse(c, 'restricted');
    }
  };
