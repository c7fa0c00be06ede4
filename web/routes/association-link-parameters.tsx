import { Hono } from 'hono';
import { can } from '#core/member.ts';
import { setUtm } from '#use-cases/set-utm.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { linkParametersPath } from '../association-paths.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { UtmForm, utmValues } from '../forms/utm-form.ts';
import { LinkParametersPage } from '../pages/association-link-parameters.tsx';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** What links of an association's campaigns carry. Below `/associations/:association`. */
export function associationLinkParameterRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();

  routes.get('/link-parameters', requireAssociationAbility('read'), (c) => show(c));

  routes.post('/link-parameters', requireAssociationAbility('manage'), async (c) => {
    const reading = await readForm(c.req, UtmForm);
    if (!reading.ok) return show(c, reading, 422);
    const { association, profile, actor, session } = c.var;
    const { wanted, seen, ...typed } = reading.value;
    const saved = await setUtm(services, association, { ...typed, seen, isOn: wanted === 'on', by: actor });
    if (!saved.ok) {
      const { error } = saved;
      return error.kind === 'problems'
        ? show(c, { values: { wanted, ...typed }, errors: firstProblems(error.problems) }, 422)
        : show(c, freshForm({ wanted, ...typed }), 409, CHANGED);
    }
    const notice =
      wanted === 'on'
        ? 'Links of campaigns that you prepare from now on carry these parameters.'
        : 'Links of campaigns that you prepare from now on carry no parameters.';
    return goOn(c, services, session, linkParametersPath(profile.id), notice);
  });

  async function show(
    c: AssociationContext,
    form?: FormState,
    status: 200 | 409 | 422 = 200,
    refusal?: string,
  ): Promise<Response> {
    const { association, profile, member } = c.var;
    const setting = await association.readUtm();
    const page = (
      <LinkParametersPage
        association={profile}
        setting={setting}
        form={form ?? freshForm(utmValues(setting))}
        mayManage={can(member, { associationId: profile.id }, 'manage')}
        refusal={refusal}
      />
    );
    return showPage(c, page, status);
  }

  return routes;
}

const CHANGED =
  'Somebody has changed this since you opened the page. What you typed stands below; save it again if it should replace theirs.';
