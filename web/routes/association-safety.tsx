import { Hono } from 'hono';
import type { MessageId } from '#core/ids.ts';
import { can } from '#core/member.ts';
import { findWithdrawn } from '#core/message-withdrawal.ts';
import { resumeAssociation } from '#use-cases/resume-association.ts';
import { findAssociationStop, stopAssociation } from '#use-cases/stop-association.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { associationSafetyPath } from '../association-paths.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { LiftForm, StopForm } from '../forms/stop-forms.ts';
import { AssociationLiftStopPage } from '../pages/association-lift-stop.tsx';
import { AssociationSafetyPage } from '../pages/association-safety.tsx';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** How all posts of all offices are stopped and resumed. Anybody who may write may stop: stopping is always safe. */
export function associationSafetyRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();
  const publish = requireAssociationAbility('publish');

  routes.get('/safety', requireAssociationAbility('read'), (c) => showSafety(c, freshForm()));

  routes.post('/safety/stop', requireAssociationAbility('write'), async (c) => {
    const reading = await readForm(c.req, StopForm);
    if (!reading.ok) return showSafety(c, reading);
    const { association, actor, session, profile } = c.var;
    const stop = await stopAssociation(services, association, { ...reading.value, by: actor });
    const notice =
      stop.by.id === actor.id
        ? 'All posts of all offices are stopped. None of them goes out until somebody of the association lifts the stop.'
        : `All posts of all offices were stopped already, by ${stop.by.name}: ${stop.reason}.`;
    return goOn(c, services, session, associationSafetyPath(profile.id), notice);
  });

  routes.get('/safety/lift', publish, async (c) => {
    const stop = await findAssociationStop(c.var.association);
    if (!stop) return c.redirect(associationSafetyPath(c.var.profile.id), 303);
    const page = (
      <AssociationLiftStopPage
        association={c.var.profile}
        {...{ stop, form: freshForm() }}
        replaced={false}
      />
    );
    return showPage(c, page);
  });

  routes.post('/safety/lift', publish, async (c) => {
    const { association, actor, session, profile } = c.var;
    const goBack = (notice: string) => goOn(c, services, session, associationSafetyPath(profile.id), notice);
    const reading = await readForm(c.req, LiftForm);
    if (!reading.ok) {
      const stop = await findAssociationStop(association);
      if (!stop) return goBack(LIFTED_BEFORE);
      const page = (
        <AssociationLiftStopPage association={profile} stop={stop} form={reading} replaced={false} />
      );
      return showPage(c, page, 422);
    }
    const lifted = await resumeAssociation(association, { ...reading.value, by: actor });
    if (lifted.ok) {
      return goBack(
        'The stop is lifted. What was held stays on hold until somebody of its office releases it.',
      );
    }
    if (lifted.error.kind === 'not-stopped') return goBack(LIFTED_BEFORE);
    const { stop } = lifted.error;
    const page = <AssociationLiftStopPage association={profile} stop={stop} form={freshForm()} replaced />;
    return showPage(c, page, 409);
  });

  return routes;
}

const LIFTED_BEFORE = 'That stop was lifted already.';

/** What the history of this page tells of all that happened in the association. */
const TOLD: readonly string[] = [
  'association.stopped',
  'association.resumed',
  'association.blackout-added',
  'association.blackout-removed',
];

async function showSafety(c: AssociationContext, form: FormState): Promise<Response> {
  const { association, profile, member } = c.var;
  const [stops, blackouts, memberships, campaigns, history] = await Promise.all([
    association.listStops(),
    association.listBlackouts(),
    association.listMemberships(),
    association.listCampaigns(),
    association.readHistory({ kind: 'association', id: profile.id }),
  ]);
  const titleOf = (id: string) => campaigns.find((campaign) => campaign.id === id)?.title ?? id;
  const titleOfMessage = (id: string, message: MessageId) => {
    const { withdrawn } = campaigns.find((campaign) => campaign.id === id) ?? {};
    return `${titleOf(id)}: ${findWithdrawn(withdrawn, message)?.title ?? message}`;
  };
  const scope = { associationId: profile.id };
  const page = (
    <AssociationSafetyPage
      association={profile}
      stop={stops.find((stop) => stop.scope.kind === 'association')}
      withdrawn={stops.flatMap((stop) => {
        const { scope } = stop;
        if (scope.kind === 'campaign') return [{ stop, title: titleOf(scope.id) }];
        return scope.kind === 'message' ? [{ stop, title: titleOfMessage(scope.campaignId, scope.id) }] : [];
      })}
      offices={memberships.length}
      blackouts={blackouts.toSorted((a, b) => (a.from < b.from ? -1 : 1))}
      history={history.filter(({ action }) => TOLD.includes(action))}
      mayStop={can(member, scope, 'write')}
      mayResume={can(member, scope, 'publish')}
      form={form}
    />
  );
  return showPage(c, page, Object.keys(form.errors).length > 0 ? 422 : 200);
}
