import type { Invitation } from './invitation.ts';
import { describeRoles } from './roles.ts';
import { describeTime, type Zone } from './slot.ts';
import type { Words } from './write-notice.ts';

/** What an invitation is written with. */
export interface InvitationSurroundings {
  /** The office or association that somebody is invited to. */
  readonly place: { readonly name: string; readonly zone: Zone };
  /** The whole address of the page at which people sign in. */
  readonly link: string;
}

/** An invitation in words. Whoever else reads it can do nothing with it: it holds no secret. */
export function writeInvitation(
  { email, grant, by, endsAt }: Pick<Invitation, 'email' | 'grant' | 'by' | 'endsAt'>,
  { place, link }: InvitationSurroundings,
): Words {
  return {
    subject: `${place.name}: you are invited to Clarion`,
    text: [
      `${by.name} invites you to work for ${place.name} in Clarion, as ${describeRoles(grant.roles)}.`,
      'Clarion schedules the posts of election offices.',
      `Next step: sign in with this very address, ${email}. You belong to ${place.name} from then on.`,
      link,
      `The invitation can be taken until ${describeTime(endsAt, place.zone)}. If you did not expect it, do nothing.`,
    ].join('\n\n'),
  };
}
