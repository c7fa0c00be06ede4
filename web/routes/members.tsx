import { Hono } from 'hono';
import { MemberId } from '#core/ids.ts';
import { type Member, rolesIn } from '#core/member.ts';
import { changeRoles, type RolesRefusal } from '#use-cases/change-roles.ts';
import { offBoardMember } from '#use-cases/off-board-member.ts';
import { viewDeparture } from '../departure-view.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { DepartureForm, ROLE_LISTS, RolesForm } from '../forms/member-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { membersPath } from '../member-paths.ts';
import { countPosts } from '../pages/count-posts.ts';
import { MemberPage } from '../pages/member.tsx';
import { MembersPage } from '../pages/members.tsx';
import { describeLastOwner, OffBoardMemberPage } from '../pages/off-board-member.tsx';
import type { PlaceContext, PlaceEnv } from '../place-env.ts';
import { nameRoles } from '../role-text.ts';
import type { Services } from '../services.ts';
import { requireManager } from '../session/enter-place.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** Who belongs to an office or association. Behind `enterOfficePlace` or `enterAssociationPlace`. */
export function memberRoutes(services: Services): Hono<PlaceEnv> {
  const routes = new Hono<PlaceEnv>();

  routes.get('/members', requireManager, async (c) => {
    const { place, roster, member } = c.var;
    const [members, invitations] = await Promise.all([roster.listMembers(), roster.listInvitations()]);
    const byName = [...members].sort((a, b) => a.name.localeCompare(b.name, 'en'));
    const now = services.clock.now();
    return showPage(c, <MembersPage {...{ place, invitations, now }} members={byName} you={member} />);
  });

  routes.get('/members/:member', requireManager, (c) =>
    withMember(c, (member) => showMember(c, member, freshRoles(c, member), 200)),
  );

  routes.post('/members/:member/roles', requireManager, (c) =>
    withMember(c, async (member) => {
      const reading = await readForm(c.req, RolesForm, ROLE_LISTS);
      if (!reading.ok) return showMember(c, member, reading, 422);
      const { place, roster, actor, session } = c.var;
      const { seen, roles } = reading.value;
      const changed = await changeRoles(roster, { id: member.id, seen, roles, by: actor });
      if (changed.ok) {
        const notice = `The roles of ${member.name}: ${nameRoles(roles)}.`;
        // Who gives up the ownership cannot read the list any more.
        const isStillOwner = member.id !== actor.id || roles.includes('owner');
        return goOn(c, services, session, isStillOwner ? membersPath(place.scope) : '/offices', notice);
      }
      return refuse(c, member, changed.error);
    }),
  );

  routes.get('/members/:member/off-board', requireManager, (c) =>
    withMember(c, (member) => showDeparture(services, c, member, freshForm(), 200)),
  );

  routes.post('/members/:member/off-board', requireManager, (c) =>
    withMember(c, async (member) => {
      const reading = await readForm(c.req, DepartureForm);
      if (!reading.ok) return showDeparture(services, c, member, reading, 422);
      const { place, roster, office, actor, session } = c.var;
      const { seen, heir } = reading.value;
      const left = await offBoardMember(
        services,
        { roster, office },
        { id: member.id, seen, heir, by: actor },
      );
      if (!left.ok) {
        const { error } = left;
        if (error.kind !== 'heir-needed') return refuse(c, member, error);
        const errors = { heir: 'Choose a member who has this work from now on.' };
        return showDeparture(services, c, member, { values: {}, errors }, 422);
      }
      // Their own session has ended with the others.
      if (member.id === actor.id) return c.redirect('/', 303);
      const handed = left.value === 0 ? '' : ` ${countPosts(left.value)} went to somebody else.`;
      const notice = `${member.name} does not belong to ${place.name} any more.${handed}`;
      return goOn(c, services, session, membersPath(place.scope), notice);
    }),
  );

  return routes;
}

/** Goes on with the member whom the address names, if they have a role here. */
async function withMember(
  c: PlaceContext,
  goAhead: (member: Member) => Response | Promise<Response>,
): Promise<Response> {
  const id = MemberId.safeParse(c.req.param('member'));
  const member = id.success ? await c.var.roster.readMember(id.data) : undefined;
  return member ? goAhead(member) : c.notFound();
}

function freshRoles(c: PlaceContext, member: Member): FormState {
  return freshForm({ roles: rolesIn(member, c.var.place.scope) });
}

async function showMember(
  c: PlaceContext,
  member: Member,
  form: FormState,
  status: 200 | 409 | 422,
): Promise<Response> {
  const { place, roster } = c.var;
  const history = await roster.readHistory({ kind: 'member', id: member.id });
  const isYou = member.id === c.var.member.id;
  return showPage(c, <MemberPage {...{ place, member, isYou, history, form }} />, status);
}

async function showDeparture(
  services: Services,
  c: PlaceContext,
  member: Member,
  form: FormState,
  status: 200 | 422,
): Promise<Response> {
  const view = await viewDeparture(services, c, member);
  return showPage(c, <OffBoardMemberPage place={c.var.place} view={view} form={form} />, status);
}

/** Shows the member as they are now, and why what was wanted was not done. */
async function refuse(c: PlaceContext, member: Member, error: RolesRefusal): Promise<Response> {
  const current = await c.var.roster.readMember(member.id);
  if (error.kind === 'unknown-member' || !current) return c.notFound();
  const message =
    error.kind === 'last-owner'
      ? describeLastOwner(current, c.var.place)
      : 'Somebody has changed these roles meanwhile, so nothing was done. This is how they are now.';
  return showMember(c, current, { ...freshRoles(c, current), errors: { '': message } }, 409);
}
