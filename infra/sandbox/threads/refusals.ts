import { graphError } from '../meta/graph.ts';
import { refuseProfileOrder } from '../meta/profile-refusals.ts';
import { parameterError } from './errors.ts';

/** Words an ordered fault as Threads would. */
export const refuseOnOrder = refuseProfileOrder({
  platform: 'threads',
  tooMany: (c) => graphError(c, { message: '(#32) Page request limit reached', code: 32 }),
  serverError: (c) =>
    graphError(c, { message: 'An unknown error has occurred.', code: 1, status: 500, transient: true }),
  refused: (c) => parameterError(c, 'The post does not follow the guidelines'),
  spam: (c) =>
    graphError(c, {
      message: 'We restrict certain activity to protect our community',
      code: 4,
      subcode: 2207051,
    }),
});
