import { Hono } from 'hono';
import { InvitationId } from '#core/invitation.ts';
import { rolesIn } from '#core/member.ts';
import { describeTime } from '#core/slot.ts';
import { inviteMember } from '#use-cases/invite-member.ts';
import { withdrawInvitation } from '#use-cases/withdraw-invitation.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { InviteForm, ROLE_LISTS } from '../forms/member-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { membersPath } from '../member-paths.ts';
import { InviteMemberPage } from '../pages/invite-member.tsx';
import type { PlaceContext, PlaceEnv } from '../place-env.ts';
import { nameRoles } from '../role-text.ts';
import type { Services } from '../services.ts';
import { requireManager } from '../session/enter-place.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** Inviting people to an office or association. Behind `enterOfficePlace` or `enterAssociationPlace`. */
export function invitationRoutes(services: Services): Hono<PlaceEnv> {
  const routes = new Hono<PlaceEnv>();

  routes.get('/members/invite', requireManager, (c) => showInvite(c, freshForm()));

  routes.post('/members/invite', requireManager, async (c) => {
    const reading = await readForm(c.req, InviteForm, ROLE_LISTS);
    if (!reading.ok) return showInvite(c, reading);
    const { place, roster, actor, session } = c.var;
    const { email, roles } = reading.value;
    const invited = await inviteMember(services, roster, { email, roles, place, by: actor });
    if (invited.ok) {
      const { invitation, told } = invited.value;
      const until = describeTime(invitation.endsAt, place.zone);
      const notice = told
        ? `${invitation.email} is invited until ${until}. The mail is on its way.`
        : `${invitation.email} is invited until ${until}, but the mail could not be sent. Tell them to sign in at ${services.signInUrl} with this address.`;
      return goOn(c, services, session, membersPath(place.scope), notice);
    }
    const { error } = invited;
    if (error.kind === 'changed-meanwhile') {
      const notice = 'Somebody has invited this address at the same moment. This is how it is now.';
      return goOn(c, services, session, membersPath(place.scope), notice);
    }
    const { name } = error.member;
    const has = nameRoles(rolesIn(error.member, place.scope)).toLowerCase();
    const message = `${name} belongs to ${place.name} already, as ${has}. Change the roles on the page of members instead.`;
    return showInvite(c, { values: { email, roles }, errors: { email: message } });
  });

  routes.post('/members/invitations/:invitation/withdraw', requireManager, async (c) => {
    const { place, roster, actor, session } = c.var;
    const id = InvitationId.safeParse(c.req.param('invitation'));
    if (!id.success) return c.notFound();
    const withdrawn = await withdrawInvitation(roster, { id: id.data, by: actor });
    const notice = withdrawn
      ? 'The invitation is withdrawn. Nobody can take it any more.'
      : 'There was no invitation any more: it was taken or withdrawn before.';
    return goOn(c, services, session, membersPath(place.scope), notice);
  });

  return routes;
}

function showInvite(c: PlaceContext, form: FormState): Promise<Response> {
  const page = <InviteMemberPage place={c.var.place} form={form} />;
  return showPage(c, page, Object.keys(form.errors).length === 0 ? 200 : 422);
}
