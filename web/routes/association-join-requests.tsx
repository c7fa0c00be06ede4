import { Hono } from 'hono';
import { InvitationId } from '#core/invitation.ts';
import { describeTime } from '#core/slot.ts';
import { askToJoin } from '#use-cases/ask-to-join.ts';
import { withdrawJoinRequest } from '#use-cases/withdraw-join-request.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { AskOfficeForm } from '../forms/join-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { askOfficePath } from '../join-paths.ts';
import { AssociationAskOfficePage } from '../pages/association-ask-office.tsx';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** Asking offices that are in Clarion already to join an association. Below `/associations/:association`. */
export function associationJoinRequestRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();
  const manage = requireAssociationAbility('manage');

  routes.get('/offices/ask', manage, (c) => showAsk(c, freshForm()));

  routes.post('/offices/ask', manage, async (c) => {
    const reading = await readForm(c.req, AskOfficeForm);
    if (!reading.ok) return showAsk(c, reading);
    const { association, profile, actor } = c.var;
    const { email } = reading.value;
    const asked = await askToJoin(services, association, { email, profile, by: actor });
    if (asked.ok) {
      const { request, told } = asked.value;
      const until = describeTime(request.endsAt, profile.zone);
      const done = `If an office’s owner signs in with ${request.email}, they will find the request. It can be answered until ${until}.`;
      return finish(
        c,
        told
          ? `${done} The mail is on its way.`
          : `${done} The mail could not be sent: tell them to sign in at ${services.signInUrl} with this address.`,
      );
    }
    const { error } = asked;
    if (error.kind === 'changed-meanwhile') {
      return finish(c, 'Somebody has asked this address at the same moment. This is how it is now.');
    }
    const until = describeTime(error.request.endsAt, profile.zone);
    const message = `This address is asked already and can answer until ${until}. Wait for the answer, or withdraw the request below first.`;
    return showAsk(c, { values: { email }, errors: { email: message } });
  });

  routes.post('/offices/ask/:invitation/withdraw', manage, async (c) => {
    const id = InvitationId.safeParse(c.req.param('invitation'));
    if (!id.success) return c.notFound();
    const { association, actor } = c.var;
    const withdrawn = await withdrawJoinRequest(services, association, { id: id.data, by: actor });
    return finish(
      c,
      withdrawn
        ? 'The request is withdrawn. Nobody can accept it any more.'
        : 'There was no request to withdraw any more: it was answered or withdrawn, or has ended.',
    );
  });

  async function showAsk(c: AssociationContext, form: FormState): Promise<Response> {
    const { association, profile } = c.var;
    const requests = (await association.listJoinRequests()).toSorted((a, b) => (a.at < b.at ? 1 : -1));
    const page = (
      <AssociationAskOfficePage association={profile} {...{ requests, form }} now={services.clock.now()} />
    );
    return showPage(c, page, Object.keys(form.errors).length > 0 ? 422 : 200);
  }

  function finish(c: AssociationContext, notice: string): Promise<Response> {
    return goOn(c, services, c.var.session, askOfficePath(c.var.profile.id), notice);
  }

  return routes;
}
