import type { Association } from './association.ts';
import type { JoinRequest } from './join-request.ts';
import { describeTime } from './slot.ts';
import type { Words } from './write-notice.ts';

/** What a request is written with. */
export interface JoinSurroundings {
  readonly association: Pick<Association, 'name' | 'zone'>;
  /** The whole address of the page at which people sign in. */
  readonly link: string;
}

/**
 * A request to join in words. It is written to an address of which nothing is known: it names no office, and whoever
 * else reads it can do nothing with it.
 */
export function writeJoinRequest(
  { email, by, endsAt }: Pick<JoinRequest, 'email' | 'by' | 'endsAt'>,
  { association, link }: JoinSurroundings,
): Words {
  const { name, zone } = association;
  return {
    subject: `${name} asks your office to join it in Clarion`,
    text: [
      `${by.name} asks you to let your election office join ${name} in Clarion.`,
      `Clarion schedules the posts of election offices. ${name} could offer campaigns to your office, and your office would decide about each. Joining lets nobody post in its name.`,
      `Next step, if you are an owner of an office in Clarion: sign in with this very address, ${email}. The dashboard of your office leads to the request, where you accept or decline it.`,
      link,
      `The request can be answered until ${describeTime(endsAt, zone)}. If you did not expect it, do nothing: nobody joins without a yes.`,
    ].join('\n\n'),
  };
}
