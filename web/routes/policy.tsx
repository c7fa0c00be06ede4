import { Hono } from 'hono';
import { can } from '#core/member.ts';
import { addPolicyChange, readPolicy, takeBackPolicyChange } from '#use-cases/change-policy.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import {
  PolicyForm,
  type PolicyKind,
  PolicyKindForm,
  readPolicyChange,
  TakeBackForm,
} from '../forms/policy-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { PolicyPage } from '../pages/policy.tsx';
import { ChangePolicyPage } from '../pages/policy-change.tsx';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';
import { policyPath } from '../wording-paths.ts';

/** What an association changes of the rules for its offices. Below `/associations/:association`. */
export function policyRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();
  const manage = requireAssociationAbility('manage');

  routes.get('/wording', requireAssociationAbility('read'), (c) => showPolicy(c));

  routes.get('/wording/new', manage, (c) => {
    const kind = PolicyKindForm.safeParse(c.req.query('kind'));
    return kind.success ? showForm(c, kind.data, freshForm({ language: 'en', use: 'report' })) : c.notFound();
  });

  routes.post('/wording', manage, async (c) => {
    const reading = await readForm(c.req, PolicyForm);
    if (!reading.ok) return c.notFound();
    const { association, actor, profile, session } = c.var;
    const { seen, kind } = reading.value;
    const change = readPolicyChange(reading.value);
    const added = await addPolicyChange(services, association, { seen, by: actor, change });
    if (added.ok) return goOn(c, services, session, policyPath(profile.id), ADDED);
    if (added.error.kind === 'changed-meanwhile') return showPolicy(c, 409, CHANGED);
    const { seen: _, ...typed } = reading.value;
    const form = { values: typed, errors: firstProblems(added.error.problems) };
    return showForm(c, kind, form, 422);
  });

  routes.post('/wording/take-back', manage, async (c) => {
    const reading = await readForm(c.req, TakeBackForm);
    if (!reading.ok) return c.notFound();
    const { association, actor, profile, session } = c.var;
    const taken = await takeBackPolicyChange(association, { ...reading.value, by: actor });
    return taken.ok
      ? goOn(c, services, session, policyPath(profile.id), 'The change is taken back.')
      : showPolicy(c, 409, CHANGED);
  });

  return routes;
}

const ADDED = 'The rule is changed for all offices. Posts are judged by it from now on.';
const CHANGED =
  'Somebody has changed the rules since you opened this page. They stand below as they are now; change them again if it is still needed.';

async function showPolicy(
  c: AssociationContext,
  status: 200 | 409 = 200,
  refusal?: string,
): Promise<Response> {
  const { association, profile, member } = c.var;
  const policy = await readPolicy(association);
  const mayManage = can(member, { associationId: profile.id }, 'manage');
  return showPage(c, <PolicyPage association={profile} {...{ policy, mayManage, refusal }} />, status);
}

async function showForm(
  c: AssociationContext,
  kind: PolicyKind,
  form: FormState,
  status: 200 | 422 = 200,
): Promise<Response> {
  const { association, profile } = c.var;
  const policy = await readPolicy(association);
  return showPage(c, <ChangePolicyPage association={profile} {...{ policy, kind, form }} />, status);
}
