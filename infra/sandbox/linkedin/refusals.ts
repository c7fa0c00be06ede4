import type { Context } from 'hono';
import type { Operation, Refusal } from '../faults.ts';
import { nextId } from '../state/ids.ts';
import type { Env, World } from '../world.ts';
import {
  accessDenied,
  duplicatePost,
  expiredToken,
  fieldError,
  restError,
  throttled,
  unknownMention,
} from './errors.ts';
import { refuseRefresh } from './token.ts';

/** Words an ordered fault as LinkedIn would. */
export const refuse =
  (world: World) =>
  (c: Context<Env>, refusal: Refusal, operation: Operation): Response => {
    switch (refusal) {
      case '429':
        return throttled(c, 'APPLICATION_AND_MEMBER');
      case '429-app':
        return throttled(c, 'APPLICATION');
      case '500-before':
      case '500-after':
        return restError(c, {
          status: 500,
          code: 'INTERNAL_SERVER_ERROR',
          message: 'Internal Server Error',
        });
      case 'expired-token':
        return expiredToken(c);
      case 'permission':
        return accessDenied(c, 'Insufficient permissions to perform the requested action');
      case 'duplicate':
        // A ghost: people report URNs here that were never seen before and answer 404.
        return duplicatePost(c, nextId(world.state));
      case 'mention-refused':
        return unknownMention(c);
      case 'refuse':
      case 'refuse-after':
        if (operation === 'token') return refuseRefresh(c);
        return fieldError(
          c,
          'INVALID_VALUE_FOR_FIELD',
          operation === 'create-post' ? '/commentary' : '/initializeUploadRequest/owner',
          'The value is not allowed',
        );
    }
  };
