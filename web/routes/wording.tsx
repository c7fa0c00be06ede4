import { Hono } from 'hono';
import { NO_LISTS, writeListed } from '#core/guardrails/change-wording.ts';
import { can } from '#core/member.ts';
import { changeOfficeWording } from '#use-cases/change-office-wording.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { readChange, WORDING_FORMS, WORDING_STEPS } from '../forms/wording-forms.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { WordingPage } from '../pages/wording.tsx';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { wordingPath } from '../wording-paths.ts';

/** The names, links and consents that an office's posts are read with. Below `/offices/:office`. */
export function wordingRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/wording', requireAbility('read'), (c) => showWording(c));

  for (const step of WORDING_STEPS) {
    routes.post(`/wording/${step}`, requireAbility('manage'), async (c) => {
      const reading = await readForm<Record<string, string | number>>(c.req, WORDING_FORMS[step]);
      if (!reading.ok) return showWording(c, reading, 422);
      const { office, actor, profile, session } = c.var;
      const { seen, ...values } = reading.value;
      const change = readChange(step, values);
      const changed = await changeOfficeWording(services, office, { change, seen: Number(seen), by: actor });
      if (changed.ok) return goOn(c, services, session, wordingPath(profile.id), DONE);
      const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
      return changed.error.kind === 'problems'
        ? showWording(c, { values: typed, errors: firstProblems(changed.error.problems) }, 422)
        : showWording(c, freshForm(typed), 409, CHANGED);
    });
  }

  return routes;
}

const DONE = 'Saved. From now on every text is read with it, also before it is sent.';
const CHANGED =
  'Somebody has changed these lists since you opened this page. They stand below as they are now; what you typed stands in its fields.';

async function showWording(
  c: OfficeContext,
  form: FormState = freshForm(),
  status: 200 | 409 | 422 = 200,
  refusal?: string,
): Promise<Response> {
  const { office, profile, member } = c.var;
  const wording = await office.wording.read();
  const lists = wording ?? NO_LISTS;
  const stored = {
    parties: writeListed(lists.parties),
    candidates: writeListed(lists.candidates),
    hosts: lists.hosts.join('\n'),
  };
  const page = (
    <WordingPage
      office={profile}
      lists={lists}
      last={wording}
      form={{ ...form, values: { ...stored, ...form.values } }}
      mayManage={can(member, { officeId: profile.id }, 'manage')}
      refusal={refusal}
    />
  );
  return showPage(c, page, status);
}
