import { Hono } from 'hono';
import type { Post } from '#core/post.ts';
import { isPublic } from '#use-cases/collect-reach.ts';
import { recordCorrection } from '#use-cases/record-correction.ts';
import { CorrectionForm, CorrectionId } from '../forms/correction-form.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, type FormValues, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { postPath } from '../office-paths.ts';
import { CorrectPostPage } from '../pages/correct-post.tsx';
import { isPublicView, type PostView } from '../post-view.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { withPost } from './find-post.ts';
import { refuseInState, showRefused } from './refuse-change.tsx';

/** A longer list would not be read: what is older can be given by its address. */
const CANDIDATES = 50;

/** What was wrong with a public post, and how it was put right. */
export function postCorrectionRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/posts/:post/correct', requireAbility('write'), (c) =>
    withPost(services, c, (view) => showForm(c, view, freshForm({ id: services.chance.id() }))),
  );

  routes.post('/posts/:post/correct', requireAbility('write'), (c) =>
    withPost(services, c, async (view) => {
      const data = await c.req.formData();
      const id = CorrectionId.safeParse(data.get('id'));
      if (!id.success) return c.notFound();
      const reading = await readForm(c.req, CorrectionForm);
      if (!reading.ok) return showForm(c, view, reading);
      const { post, rules, office } = view;
      const recorded = await recordCorrection(services, c.var.office, {
        ...reading.value,
        postId: post.id,
        zone: office.zone,
        platformName: rules.name,
        by: c.var.actor,
      });
      if (recorded.ok) {
        const path = `${postPath(post)}#corrections`;
        return goOn(c, services, c.var.session, path, 'The correction is recorded.');
      }
      const { error } = recorded;
      switch (error.kind) {
        case 'unknown-post':
          return c.notFound();
        case 'impossible':
          return showRefused(services, c, post, { kind: 'impossible', sentence: error.message });
        case 'problems':
          return showForm(c, view, { values: textsOf(data), errors: firstProblems(error.problems) });
      }
    }),
  );

  async function showForm(c: OfficeContext, view: PostView, form: FormState): Promise<Response> {
    if (!isPublicView(view)) return showRefused(services, c, view.post, refuseInState(view.post));
    const candidates = findCandidates(view.post, await c.var.office.listPosts());
    const page = <CorrectPostPage {...{ view, form, candidates }} />;
    return showPage(c, page, Object.keys(form.errors).length === 0 ? 200 : 422);
  }

  return routes;
}

/** The posts that were published after one, the latest first. */
function findCandidates(post: Post, all: readonly Post[]): readonly Post[] {
  const publishedAt = post.receipt?.publishedAt ?? '';
  return all
    .filter(isPublic)
    .filter(({ id, receipt }) => id !== post.id && receipt.publishedAt >= publishedAt)
    .toSorted((a, b) => (a.receipt.publishedAt < b.receipt.publishedAt ? 1 : -1))
    .slice(0, CANDIDATES);
}

function textsOf(data: FormData): FormValues {
  return Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
