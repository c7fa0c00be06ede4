import type { Context } from 'hono';
import type { Operation, Refusal } from '../faults.ts';
import { MINUTE } from '../platform.ts';
import type { Env, World } from '../world.ts';
import { refuseApp } from './app-limit.ts';
import { graphError } from './graph.ts';
import { expiredToken } from './tokens.ts';

/** What a platform with profiles answers in words of its own. */
export interface ProfileRefusals {
  readonly platform: 'instagram' | 'threads';
  tooMany(c: Context<Env>): Response;
  serverError(c: Context<Env>): Response;
  /** To a post that breaks a rule. */
  refused(c: Context<Env>): Response;
  /** Seen in the wild: to a publish that went through. */
  spam(c: Context<Env>): Response;
}

/** Words an ordered fault as such a platform would. */
export const refuseProfileOrder =
  (words: ProfileRefusals) =>
  (world: World) =>
  (c: Context<Env>, refusal: Refusal, operation: Operation): Response => {
    switch (refusal) {
      case '429': {
        const wait = Math.ceil((c.get('fault')?.delayMs ?? 15 * MINUTE) / MINUTE);
        const use = { type: words.platform, call_count: 100, total_cputime: 100, total_time: 100 };
        c.header(
          'x-business-use-case-usage',
          JSON.stringify({ me: [{ ...use, estimated_time_to_regain_access: wait }] }),
        );
        return words.tooMany(c);
      }
      case '429-app':
        return refuseApp(c);
      case '500-before':
      case '500-after':
        return words.serverError(c);
      case 'expired-token':
        return expiredToken(c, world.state.now() - MINUTE);
      case 'permission':
        return graphError(c, {
          message: '(#10) Application does not have permission for this action',
          code: 10,
          status: 403,
        });
      case 'refuse-after':
        return words.spam(c);
      case 'refuse':
      case 'duplicate':
      case 'mention-refused':
        return operation === 'token' ? refuseCode(c) : words.refused(c);
    }
  };

const refuseCode = (c: Context<Env>) =>
  c.json({ error_type: 'OAuthException', code: 400, error_message: 'Invalid authorization code' }, 400);
