import { Hono } from 'hono';
import * as z from 'zod';
import { ImportId, isOutdated, type StoredImport } from '#core/import-offices/stored-import.ts';
import type { TableProblem } from '#core/import-offices/table.ts';
import { confirmMemberImport, confirmOfficeImport } from '#use-cases/confirm-import.ts';
import { checkMemberFile, planMemberImport } from '#use-cases/import-members.ts';
import { checkOfficeFile, planOfficeImport } from '#use-cases/import-offices.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { readUpload } from '../forms/uploaded-file.ts';
import { importPath } from '../import-paths.ts';
import { AssociationImportPage } from '../pages/association-import.tsx';
import { AssociationImportInvitationsPage } from '../pages/association-import-invitations.tsx';
import { AssociationImportPlanPage } from '../pages/association-import-plan.tsx';
import { AssociationImportResultPage, importProgress } from '../pages/association-import-result.tsx';
import { type ImportWords, MEMBER_WORDS, OFFICE_WORDS, WORDS } from '../pages/association-import-words.ts';
import { countProblems } from '../pages/table-problems.tsx';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

const ConfirmForm = z.object({ seen: z.string().default('') });

/** An association's offices and members from files: checked first, imported after a yes. */
export function associationImportRoutes(services: Services): Hono<AssociationEnv> {
  const { digest, clock } = services;
  const routes = new Hono<AssociationEnv>();
  const manage = requireAssociationAbility('manage');

  routes.get('/import', manage, (c) => showForm(c, OFFICE_WORDS, freshForm()));
  routes.get('/import/members', manage, (c) => showForm(c, MEMBER_WORDS, freshForm()));
  routes.post('/import', manage, (c) => checkFile(c, OFFICE_WORDS));
  routes.post('/import/members', manage, (c) => checkFile(c, MEMBER_WORDS));

  routes.get('/import/:import', manage, async (c) => {
    const stored = await findImport(c);
    if (!stored) return c.notFound();
    return stored.state === 'checked' ? showPlan(c, stored, false) : showResult(c, stored);
  });

  routes.get('/import/:import/progress', manage, async (c) => {
    const stored = await findImport(c);
    return stored ? c.json(importProgress(stored)) : c.notFound();
  });

  routes.post('/import/:import/confirm', manage, async (c) => {
    const stored = await findImport(c);
    const reading = await readForm(c.req, ConfirmForm);
    if (!stored || !reading.ok) return c.notFound();
    const { association, profile, actor, session } = c.var;
    const confirm = stored.kind === 'offices' ? confirmOfficeImport : confirmMemberImport;
    const confirmed = await confirm(services, association, stored, { seen: reading.value.seen, by: actor });
    if (!confirmed.ok) return showPlan(c, stored, confirmed.error.kind === 'changed-meanwhile');
    const notice =
      stored.state === 'checked'
        ? 'The import has begun. This page shows how far it is.'
        : 'This file is imported already. Nothing is imported twice.';
    return goOn(c, services, session, importPath(profile.id, stored.id), notice);
  });

  async function checkFile(c: AssociationContext, words: ImportWords): Promise<Response> {
    const upload = await readUpload(c.req);
    if (!upload.ok) return showForm(c, words, upload.form);
    const { association, profile, actor } = c.var;
    const check = words.kind === 'offices' ? checkOfficeFile : checkMemberFile;
    const checked = await check(services, association, { bytes: upload.bytes, by: actor });
    return checked.ok
      ? c.redirect(importPath(profile.id, checked.value.id), 303)
      : showForm(c, words, upload.form, checked.error);
  }

  async function showPlan(
    c: AssociationContext,
    stored: StoredImport,
    changedMeanwhile: boolean,
  ): Promise<Response> {
    const { association, profile, actor } = c.var;
    const { show, page } = c.req.query();
    const given = { stored, changedMeanwhile, show, page, isOutdated: isOutdated(stored, clock.now()) };
    const planned =
      stored.kind === 'offices' ? (
        <AssociationImportPlanPage
          association={profile}
          view={await planOfficeImport(digest, association, stored)}
          {...given}
        />
      ) : (
        <AssociationImportInvitationsPage
          association={profile}
          view={await planMemberImport(services, association, stored, actor)}
          {...given}
        />
      );
    return showPage(c, planned, c.req.method === 'POST' ? 409 : 200);
  }

  return routes;
}

/** The import that the address names, if it is one of this association. */
async function findImport(c: AssociationContext): Promise<StoredImport | undefined> {
  const id = ImportId.safeParse(c.req.param('import'));
  return id.success ? c.var.association.readImport(id.data) : undefined;
}

function showForm(
  c: AssociationContext,
  words: ImportWords,
  form: FormState,
  problems: readonly TableProblem[] = [],
): Promise<Response> {
  const errors =
    problems.length === 0
      ? form.errors
      : {
          problems: `Nothing was imported. The file has ${countProblems(problems.length)}. See what to mend.`,
        };
  const page = (
    <AssociationImportPage
      association={c.var.profile}
      words={words}
      form={{ ...form, errors }}
      problems={problems}
    />
  );
  return showPage(c, page, Object.keys(errors).length > 0 ? 422 : 200);
}

function showResult(c: AssociationContext, stored: StoredImport): Promise<Response> {
  const words = WORDS[stored.kind];
  return showPage(c, <AssociationImportResultPage association={c.var.profile} {...{ stored, words }} />);
}
