import { Hono } from 'hono';
import type { Actor } from '#core/audit.ts';
import { OfficeId } from '#core/ids.ts';
import { can } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import { addOffice } from '#use-cases/add-office.ts';
import { endMembership, findHoldingStop } from '#use-cases/end-membership.ts';
import { inviteMember } from '#use-cases/invite-member.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { readPage } from '../components/page-links.tsx';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { EndMembershipForm, NewOfficeForm } from '../forms/office-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { memberOfficesPath } from '../import-paths.ts';
import { listOffices } from '../office-list.ts';
import { AssociationEndMembershipPage } from '../pages/association-end-membership.tsx';
import { AssociationNewOfficePage } from '../pages/association-new-office.tsx';
import { AssociationOfficesPage } from '../pages/association-offices.tsx';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** Longer than any name of an office. */
const LONGEST_QUERY = 200;

/** The offices of an association: the list, a new one, and the end of a membership. */
export function associationOfficeRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();
  const read = requireAssociationAbility('read');
  const manage = requireAssociationAbility('manage');

  routes.get('/offices', read, async (c) => {
    const { association, profile, member } = c.var;
    const [offices, memberships] = await Promise.all([
      association.listOffices(),
      association.listMemberships(),
    ]);
    const list = listOffices(offices, memberships, {
      query: (c.req.query('q') ?? '').trim().slice(0, LONGEST_QUERY),
      page: readPage(c.req.query('page'), Number.MAX_SAFE_INTEGER),
    });
    const mayManage = can(member, { associationId: profile.id }, 'manage');
    return showPage(c, <AssociationOfficesPage association={profile} list={list} mayManage={mayManage} />);
  });

  routes.get('/offices/new', manage, (c) => showNew(c, freshForm()));

  routes.post('/offices', manage, async (c) => {
    const reading = await readForm(c.req, NewOfficeForm);
    if (!reading.ok) return showNew(c, reading);
    const { association, profile, actor, session } = c.var;
    const added = await addOffice(association, { cells: reading.value, by: actor });
    if (!added.ok) return showNew(c, { values: reading.value, errors: firstProblems(added.error) });
    const { owner } = reading.value;
    const notice =
      owner === ''
        ? `${added.value.name} is a member now, and nobody belongs to it yet. Invite somebody by importing members.`
        : await inviteOwner(services, added.value, { email: owner, by: actor });
    return goOn(c, services, session, memberOfficesPath(profile.id), notice);
  });

  routes.get('/offices/:office/end-membership', manage, async (c) => {
    const office = await findMember(c);
    return office ? showEnd(c, office, freshForm()) : c.notFound();
  });

  routes.post('/offices/:office/end-membership', manage, async (c) => {
    const office = await findMember(c);
    if (!office) return c.notFound();
    const reading = await readForm(c.req, EndMembershipForm);
    if (!reading.ok) return showEnd(c, office, reading);
    const { association, profile, actor, session } = c.var;
    const ended = await endMembership(association, {
      officeId: office.id,
      reason: reading.value.reason,
      by: actor,
    });
    if (!ended.ok && ended.error.kind === 'stopped') return showEnd(c, office, freshForm());
    const notice = ended.ok
      ? `${office.name} is no member any more. It keeps everything of its own.`
      : `${office.name} was no member any more.`;
    return goOn(c, services, session, memberOfficesPath(profile.id), notice);
  });

  return routes;
}

/** The member office that the address names. One of others looks exactly like one that does not exist. */
async function findMember(c: AssociationContext): Promise<Office | undefined> {
  const id = OfficeId.safeParse(c.req.param('office'));
  if (!id.success) return undefined;
  const found = (await c.var.association.lookUpOffices([id.data])).get(id.data);
  return found?.kind === 'member' ? found.office : undefined;
}

function showNew(c: AssociationContext, form: FormState): Promise<Response> {
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  return showPage(c, <AssociationNewOfficePage association={c.var.profile} form={form} />, status);
}

async function showEnd(c: AssociationContext, office: Office, form: FormState): Promise<Response> {
  const { association, profile } = c.var;
  const stop = await findHoldingStop(association);
  const page = <AssociationEndMembershipPage association={profile} {...{ office, form, stop }} />;
  const failed = Object.keys(form.errors).length > 0;
  return showPage(c, page, stop && c.req.method === 'POST' ? 409 : failed ? 422 : 200);
}

/** Invites somebody to an office that is new, and says what came of it. */
async function inviteOwner(
  services: Services,
  office: Office,
  { email, by }: { readonly email: string; readonly by: Actor },
): Promise<string> {
  const roster = services.store.rosterOf({ officeId: office.id }, by);
  const invited = await inviteMember(services, roster, { email, roles: ['owner'], place: office, by });
  const done = `${office.name} is a member now`;
  if (!invited.ok) return `${done}. Somebody was there before ${email}, who is not invited.`;
  return invited.value.told
    ? `${done}, and ${email} is invited as its owner.`
    : `${done}, and ${email} is invited as its owner, but the mail could not be sent. Tell them to sign in at ${services.signInUrl} with this address.`;
}
