import { Hono } from 'hono';
import { type Companion, CompanionWish } from '#core/companion/companion.ts';
import { dayIn } from '#core/election/day.ts';
import { can } from '#core/member.ts';
import { type CompanionReading, readCompanion } from '#use-cases/read-companion.ts';
import { recordPublication } from '#use-cases/record-publication.ts';
import { saveCompanion } from '#use-cases/save-companion.ts';
import { companionPath } from '../companion-paths.ts';
import {
  CompanionForm,
  freshCompanion,
  PublicationForm,
  valuesOfCompanion,
} from '../forms/companion-form.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { CompanionPage } from '../pages/companion.tsx';
import { CompanionDocumentPage } from '../pages/companion-document.tsx';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { sendDocument } from './send-file.ts';

const BASE = '/campaigns/:campaign/companions/:kind';

interface Shown {
  readonly form?: FormState;
  readonly publicationForm?: FormState;
  readonly theirs?: Companion;
}

/** What an office publishes beside a campaign's posts. Below `/offices/:office`. */
export function companionRoutes(services: Services): Hono<OfficeEnv> {
  const { clock, documents } = services;
  const routes = new Hono<OfficeEnv>();
  const read = requireAbility('read');
  const write = requireAbility('write');

  routes.get(BASE, read, (c) => showCompanion(c, {}));

  routes.post(BASE, write, async (c) => {
    const wish = readWish(c);
    const reading = await readForm(c.req, CompanionForm);
    if (!wish || !reading.ok) return c.notFound();
    const { office, profile, actor, session } = c.var;
    const typed = reading.value;
    const saved = await saveCompanion(services, office, profile, { ...wish, ...typed, by: actor });
    if (saved.ok) {
      const path = companionPath({ officeId: profile.id, ...wish });
      return goOn(c, services, session, path, 'Saved. What is below is how it stands now.');
    }
    const { error } = saved;
    switch (error.kind) {
      case 'unknown':
        return c.notFound();
      case 'problems': {
        const form = { values: valuesOfCompanion(typed), errors: firstProblems(error.problems) };
        return showCompanion(c, { form }, 422);
      }
      case 'changed-meanwhile': {
        const { theirs } = error;
        // Who sends the form once more has seen both.
        const form = freshForm(valuesOfCompanion({ ...typed, seen: theirs.version }));
        return showCompanion(c, { form, theirs }, 409);
      }
    }
  });

  routes.get(`${BASE}/document`, read, async (c) => {
    const reading = await findReading(c);
    if (!reading) return c.notFound();
    return showPage(c, <CompanionDocumentPage office={c.var.profile} reading={reading} />);
  });

  routes.get(`${BASE}/document.docx`, read, async (c) => {
    const reading = await findReading(c);
    if (!reading) return c.notFound();
    const name = `${c.var.profile.id}-${reading.template.kind}`;
    return sendDocument(c, name, await documents.write(reading.document));
  });

  routes.post(`${BASE}/publication`, write, async (c) => {
    const wish = readWish(c);
    const reading = await readForm(c.req, PublicationForm);
    if (!wish || !reading.ok) return c.notFound();
    const { office, profile, actor, session } = c.var;
    const order = { ...wish, ...reading.value, by: actor };
    const noted = await recordPublication(services, office, profile, order);
    if (noted.ok) {
      const path = `${companionPath({ officeId: profile.id, ...wish })}#publication`;
      return goOn(c, services, session, path, 'Noted. Now you can share the published piece.');
    }
    if (noted.error.kind === 'unknown') return c.notFound();
    const publicationForm = { values: reading.value, errors: firstProblems(noted.error.problems) };
    return showCompanion(c, { publicationForm }, 422);
  });

  async function findReading(c: OfficeContext): Promise<CompanionReading | undefined> {
    const wish = readWish(c);
    return wish && (await readCompanion(services, c.var.office, c.var.profile, wish));
  }

  async function showCompanion(c: OfficeContext, shown: Shown, status: 200 | 409 | 422 = 200) {
    const reading = await findReading(c);
    if (!reading) return c.notFound();
    const { profile, member } = c.var;
    const { url, day } = reading.companion?.publication ?? { url: '', day: '' };
    const page = (
      <CompanionPage
        office={profile}
        reading={reading}
        form={shown.form ?? freshForm(freshCompanion(reading))}
        publicationForm={shown.publicationForm ?? freshForm({ url, day })}
        theirs={shown.theirs}
        today={dayIn(clock.now(), profile.zone)}
        mayWrite={can(member, { officeId: profile.id }, 'write')}
      />
    );
    return showPage(c, page, status);
  }

  return routes;
}

function readWish(c: OfficeContext): CompanionWish | undefined {
  const { campaign, kind } = c.req.param();
  return CompanionWish.safeParse({ campaignId: campaign, kind }).data;
}
