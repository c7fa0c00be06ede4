import { graphError } from '../meta/graph.ts';
import { refuseProfileOrder } from '../meta/profile-refusals.ts';
import { refuse } from './errors.ts';

/** Words an ordered fault as Instagram would. */
export const refuseOnOrder = refuseProfileOrder({
  platform: 'instagram',
  tooMany: (c) =>
    graphError(c, { message: '(#80002) There have been too many calls to this account.', code: 80002 }),
  serverError: (c) => refuse(c, 'server', { status: 500, transient: true }),
  refused: (c) => refuse(c, 'restricted'),
  spam: (c) => refuse(c, 'spam'),
});
