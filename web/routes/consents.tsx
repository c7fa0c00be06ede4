import { Hono } from 'hono';
import type { ConsentTo } from '#core/association.ts';
import type { Pack } from '#core/pack.ts';
import { listJoinRequests } from '#use-cases/find-join-requests.ts';
import { giveConsent } from '#use-cases/give-consent.ts';
import { withdrawConsent } from '#use-cases/withdraw-consent.ts';
import { type AssociationConsents, viewConsents } from '../consent-view.ts';
import { CONSENT_LISTS, ConsentForm, ConsentKeyForm } from '../forms/consent-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { consentsPath } from '../offer-paths.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { ConsentsPage } from '../pages/consents.tsx';
import { GiveConsentPage } from '../pages/give-consent.tsx';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';

/** What a consent is to, as far as it can be given: an association that the office is in, and an installed pack. */
interface Subject {
  readonly to: ConsentTo;
  readonly association: AssociationConsents['association'];
  readonly pack: Pack | undefined;
  readonly isTheirs: boolean;
}

/** What an office lets its associations do. Below `/offices/:office`. */
export function consentRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/consents', requireAbility('read'), async (c) => {
    const [view, requests] = await Promise.all([
      viewConsents(services, c),
      listJoinRequests(services, c.var.office, c.var.member),
    ]);
    return showPage(c, <ConsentsPage view={view} requests={requests} />);
  });

  routes.get('/consents/give', requireAbility('manage'), async (c) => {
    const subject = await findSubject(c, c.req.query());
    return subject ? showGive(c, subject, freshForm()) : c.notFound();
  });

  routes.post('/consents/give', requireAbility('manage'), async (c) => {
    const subject = await findSubject(c, await readKey(c));
    if (!subject) return c.notFound();
    const reading = await readForm(c.req, ConsentForm, CONSENT_LISTS);
    if (!reading.ok) return showGive(c, subject, reading);
    const { to, association, pack } = subject;
    const given = await giveConsent(services, c.var.office, { to, by: c.var.actor });
    if (!given.ok) return c.notFound();
    return finish(
      c,
      pack
        ? `From now on, offers of ${association.name} from “${pack.title}” count as accepted.`
        : `From now on, publishers of ${association.name} can work in the name of your office.`,
    );
  });

  routes.post('/consents/withdraw', requireAbility('manage'), async (c) => {
    const to = ConsentKeyForm.safeParse(await readKey(c));
    if (!to.success) return c.notFound();
    const withdrawn = await withdrawConsent(services, c.var.office, { to: to.data, by: c.var.actor });
    return finish(
      c,
      withdrawn.ok
        ? 'It is taken back, and no longer allowed from this moment.'
        : 'It was not allowed any more.',
    );
  });

  async function findSubject(c: OfficeContext, key: unknown): Promise<Subject | undefined> {
    const to = ConsentKeyForm.safeParse(key);
    if (!to.success) return undefined;
    const { associations } = await viewConsents(services, c);
    const found = associations.find(({ association }) => association.id === to.data.associationId);
    const pack =
      to.data.kind === 'pack'
        ? await services.packs.find({ associationId: to.data.associationId }, to.data.packId)
        : undefined;
    if (!found || (to.data.kind === 'pack' && !pack)) return undefined;
    const isTheirs = pack !== undefined && !services.shipped.find(pack.id);
    return { to: to.data, association: found.association, pack, isTheirs };
  }

  function showGive(c: OfficeContext, subject: Subject, form: FormState): Promise<Response> {
    const status = Object.keys(form.errors).length > 0 ? 422 : 200;
    return showPage(c, <GiveConsentPage office={c.var.profile} {...subject} form={form} />, status);
  }

  function finish(c: OfficeContext, notice: string): Promise<Response> {
    return goOn(c, services, c.var.session, consentsPath(c.var.profile.id), notice);
  }

  return routes;
}

/** Which consent a form is about. */
async function readKey(c: OfficeContext): Promise<Readonly<Record<string, unknown>>> {
  const data = await c.req.formData();
  const [association, pack] = [data.get('association'), data.get('pack')];
  return { association, ...(pack !== null && { pack }) };
}
