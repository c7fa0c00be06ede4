import { Hono } from 'hono';
import { formatDollars } from '#core/cost/millicents.ts';
import { can } from '#core/member.ts';
import { readCosts } from '#use-cases/read-costs.ts';
import { setCostCap } from '#use-cases/set-cost-cap.ts';
import { CapForm } from '../forms/cost-forms.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { CostsPage } from '../pages/costs.tsx';
import { costsPath } from '../rotation-paths.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';

/** What an office spends, and the most that it lets itself spend. Below `/offices/:office`. */
export function costRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/costs', requireAbility('read'), (c) => showCosts(c));

  routes.post('/costs', requireAbility('manage'), async (c) => {
    const reading = await readForm(c.req, CapForm);
    if (!reading.ok) return showCosts(c, reading, 422);
    const { office, actor, profile, session } = c.var;
    const { amount } = reading.value;
    const saved = await setCostCap(services, office, { ...reading.value, by: actor });
    if (!saved.ok) {
      const { error } = saved;
      return error.kind === 'problem'
        ? showCosts(c, { values: { amount }, errors: firstProblems([error.problem]) }, 422)
        : showCosts(c, freshForm({ amount }), 409, CHANGED);
    }
    const notice =
      saved.value.amount === undefined
        ? 'Your office has no cost cap any more.'
        : `The monthly cap is ${formatDollars(saved.value.amount)} now.`;
    return goOn(c, services, session, costsPath(profile.id), notice);
  });

  async function showCosts(
    c: OfficeContext,
    form?: FormState,
    status: 200 | 409 | 422 = 200,
    refusal?: string,
  ): Promise<Response> {
    const { office, profile, member } = c.var;
    const costs = await readCosts(services, office, profile);
    const { cap } = costs;
    const amount = cap?.amount === undefined ? '' : formatDollars(cap.amount).replaceAll(/[$,]/g, '');
    const page = (
      <CostsPage
        office={profile}
        costs={costs}
        rules={services.rules}
        now={services.clock.now()}
        form={form ?? freshForm({ amount })}
        mayManage={can(member, { officeId: profile.id }, 'manage')}
        refusal={refusal}
      />
    );
    return showPage(c, page, status);
  }

  return routes;
}

const CHANGED =
  'Somebody has changed the cap since you opened this page. It stands below as it is now; save yours again if it should replace that.';
