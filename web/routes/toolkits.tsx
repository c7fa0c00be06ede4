import { Hono } from 'hono';
import { ImportId } from '#core/import-offices/stored-import.ts';
import type { DraftPack } from '#core/import-toolkit/draft-pack.ts';
import { packOfDraft } from '#core/import-toolkit/pack-of-draft.ts';
import { proposeDecisions } from '#core/import-toolkit/toolkit-decisions.ts';
import type { ToolkitImport } from '#core/import-toolkit/toolkit-import.ts';
import { wordingsOf } from '#core/import-toolkit/wordings-of-draft.ts';
import { readToolkitFile } from '#use-cases/read-toolkit.ts';
import { saveToolkit, type ToolkitSaveRefusal } from '#use-cases/save-toolkit.ts';
import { packsOf } from '../desk-view.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readReview, reviewForm } from '../forms/toolkit-form.ts';
import { placePackPath } from '../pack-paths.ts';
import { ToolkitReviewPage } from '../pages/toolkit-review.tsx';
import { ToolkitUploadPage } from '../pages/toolkit-upload.tsx';
import type { PlaceContext, PlaceEnv } from '../place-env.ts';
import type { Services } from '../services.ts';
import { requirePlaceAbility } from '../session/enter-place.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';
import { toolkitPath } from '../toolkit-paths.ts';

/** Toolkits from documents: read first, gone through by a person, then a draft pack. Behind `enterOfficePlace` or its like. */
export function toolkitRoutes(services: Services): Hono<PlaceEnv> {
  const { store, rules, toolkits, media } = services;
  const routes = new Hono<PlaceEnv>();
  const write = requirePlaceAbility('write');
  const importsOf = ({ var: { place, actor } }: PlaceContext) => store.toolkitsOf(place.scope, actor);

  routes.get('/packs/import', write, (c) => showUpload(c, freshForm(), 200));

  routes.post('/packs/import', write, async (c) => {
    const file = (await c.req.formData()).get('file');
    if (!(file instanceof File) || file.name === '') return refuse(c, 'Choose the document.');
    const { place, actor } = c.var;
    const sent = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    const order = { file: sent, by: actor };
    const read = await readToolkitFile(services, importsOf(c), place.scope, order);
    return read.ok
      ? c.redirect(toolkitPath(place.scope, read.value.id), 303)
      : refuse(c, `Nothing was read. ${read.error.message}`);
  });

  routes.get('/packs/import/:import', write, (c) =>
    withImport(c, async (read) => {
      const draft = await importsOf(c).readDraft(read);
      return showReview(c, read, draft, reviewForm(draft), 200);
    }),
  );

  routes.post('/packs/import/:import', write, (c) =>
    withImport(c, async (read) => {
      const draft = await importsOf(c).readDraft(read);
      const reading = await readReview(c.req, draft);
      if (!reading.ok) return showReview(c, read, draft, reading.form, 422);
      const { place, actor, session } = c.var;
      const order = { read, draft, decisions: reading.decisions, by: actor };
      const saved = await saveToolkit(services, importsOf(c), packsOf(services, c), order);
      if (!saved.ok) {
        const errors = { take: describe(saved.error) };
        return showReview(c, read, draft, { ...reading.form, errors }, 422);
      }
      const notice = read.saved
        ? 'This toolkit is saved already. Here is its pack.'
        : 'The pack is on your desk. Read its texts, mend them, and have them approved.';
      return goOn(c, services, session, placePackPath(place.scope, saved.value.id), notice);
    }),
  );

  routes.get('/packs/import/:import/pictures/:picture', write, (c) =>
    withImport(c, async ({ pictures }) => {
      const picture = pictures[Number(c.req.param('picture'))];
      const stored = picture && (await media.read(picture.image.mediaId));
      if (!stored) return c.notFound();
      return c.body(new Uint8Array(stored.bytes), 200, { 'content-type': stored.mimeType });
    }),
  );

  /** Goes on with the toolkit that the address names, if it was read here. */
  async function withImport(
    c: PlaceContext,
    goAhead: (read: ToolkitImport) => Response | Promise<Response>,
  ): Promise<Response> {
    const id = ImportId.safeParse(c.req.param('import'));
    const read = id.success ? await importsOf(c).read(id.data) : undefined;
    return read ? goAhead(read) : c.notFound();
  }

  async function showUpload(c: PlaceContext, form: FormState, status: 200 | 422): Promise<Response> {
    const { place } = c.var;
    const read = await importsOf(c).list();
    return showPage(c, <ToolkitUploadPage {...{ place, form, read }} maxBytes={toolkits.maxBytes} />, status);
  }

  function refuse(c: PlaceContext, message: string): Promise<Response> {
    return showUpload(c, { values: {}, errors: { file: message } }, 422);
  }

  function showReview(
    c: PlaceContext,
    read: ToolkitImport,
    draft: DraftPack,
    form: FormState,
    status: 200 | 422,
  ): Promise<Response> {
    const { place } = c.var;
    const made = packOfDraft(read, draft, proposeDecisions(draft));
    const { omissions } = made;
    // Without a post there is no pack, and so nothing for them to go with.
    const companions = wordingsOf(draft).length === 0 ? [] : made.companions;
    const view = { place, read, draft, omissions, companions, rules, form };
    return showPage(c, <ToolkitReviewPage {...view} />, status);
  }

  return routes;
}

function describe(refusal: ToolkitSaveRefusal): string {
  switch (refusal.kind) {
    case 'none-taken':
      return 'Take at least one post or talking point.';
    case 'too-many':
      return 'More is taken than one pack can hold. Leave some out.';
    case 'too-long':
      return `“${refusal.title}” is longer than a message can be. Leave it out, or split it in the document.`;
  }
}
