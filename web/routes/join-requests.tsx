import { Hono } from 'hono';
import { AssociationId } from '#core/ids.ts';
import type { JoinAnswer } from '#use-cases/answer-join-request.ts';
import { declineToJoin } from '#use-cases/decline-to-join.ts';
import { findJoinRequest, type JoinRefusal } from '#use-cases/find-join-requests.ts';
import { joinAssociation } from '#use-cases/join-association.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { JOIN_LISTS, JoinForm } from '../forms/join-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { consentsPath } from '../offer-paths.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { JoinAssociationPage } from '../pages/join-association.tsx';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';

/** How an owner answers for the office when an association asks it to join. Below `/offices/:office`. */
export function joinRequestRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();
  const manage = requireAbility('manage');

  routes.get('/consents/join/:association', manage, (c) => showJoin(c, freshForm()));

  routes.post('/consents/join/:association', manage, async (c) => {
    const answer = readAnswer(c);
    if (!answer) return c.notFound();
    const reading = await readForm(c.req, JoinForm, JOIN_LISTS);
    if (!reading.ok) return showJoin(c, reading);
    const joined = await joinAssociation(services, c.var.office, answer);
    if (!joined.ok) return finish(c, describeRefusal(joined.error));
    return finish(
      c,
      `Your office is a member of ${joined.value.name} now. It lets the association do nothing more until you allow it here.`,
    );
  });

  routes.post('/consents/join/:association/decline', manage, async (c) => {
    const answer = readAnswer(c);
    if (!answer) return c.notFound();
    const declined = await declineToJoin(services, c.var.office, answer);
    return finish(
      c,
      declined.ok
        ? `The request of ${declined.value.name} is declined. Your office has not joined.`
        : describeRefusal(declined.error),
    );
  });

  async function showJoin(c: OfficeContext, form: FormState): Promise<Response> {
    const answer = readAnswer(c);
    if (!answer) return c.notFound();
    const { office, member, profile } = c.var;
    const found = await findJoinRequest(services, office, member, answer.associationId);
    if (!found.ok) return finish(c, describeRefusal(found.error));
    const page = <JoinAssociationPage office={profile} {...found.value} form={form} />;
    return showPage(c, page, Object.keys(form.errors).length > 0 ? 422 : 200);
  }

  function finish(c: OfficeContext, notice: string): Promise<Response> {
    return goOn(c, services, c.var.session, consentsPath(c.var.profile.id), notice);
  }

  return routes;
}

/** Who answers for which office whom; nothing where the address names no association. */
function readAnswer(c: OfficeContext): JoinAnswer | undefined {
  const id = AssociationId.safeParse(c.req.param('association'));
  const { profile, member } = c.var;
  return id.success ? { associationId: id.data, profile, owner: member } : undefined;
}

function describeRefusal(refusal: JoinRefusal): string {
  return refusal.kind === 'member-already'
    ? `Your office is a member of ${refusal.association.name} already. Nothing was changed.`
    : 'There is no such request any more: it was answered or withdrawn, or has ended. Nothing was changed.';
}
