import { Hono } from 'hono';
import { nameCheckpoint } from '#core/reach/checkpoint.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import { askReach } from '#use-cases/ask-reach.ts';
import { amendReach, type EntryRefusal, enterReach } from '#use-cases/enter-reach.ts';
import { findSnapshot } from '#use-cases/read-post-reach.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { EnterForm, MendForm, typedNumbers } from '../forms/reach-forms.ts';
import { readForm } from '../forms/read-form.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { postPath } from '../office-paths.ts';
import { PostPage } from '../pages/post.tsx';
import { describeAsked, describeTooSoon } from '../pages/post-reach.tsx';
import { ReachSnapshotPage } from '../pages/reach-snapshot.tsx';
import { snapshotPath } from '../pages/reading-text.tsx';
import { isPublicView, type PostView, type PublicPostView, viewPost } from '../post-view.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { withPost } from './find-post.ts';
import { refuseInState, showRefused } from './refuse-change.tsx';

/** How far a post has reached: having it read, typing it in, and everything that is stored of it. */
export function postReachRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.post('/posts/:post/reach/ask', requireAbility('write'), (c) =>
    withPost(services, c, async (view) => {
      const { post } = view;
      const asked = await askReach(services, c.var.office, { id: post.id, by: c.var.actor });
      if (asked.ok) {
        return goOn(c, services, c.var.session, `${postPath(post)}#reach`, describeAsked(view));
      }
      const { error } = asked;
      if (error.kind === 'unknown-post') return c.notFound();
      const sentence = error.kind === 'too-soon' ? describeTooSoon(view, error.until) : error.message;
      return showRefused(services, c, post, { kind: 'impossible', sentence });
    }),
  );

  routes.post('/posts/:post/reach', requireAbility('write'), (c) =>
    withPost(services, c, async (view) => {
      const { post } = view;
      const reading = await readForm(c.req, EnterForm);
      if (!reading.ok) return showRefused(services, c, post, refuseInState(post));
      const values = keepTexts(reading.value);
      const entered = await enterReach(services, c.var.office, {
        ...reading.value,
        id: post.id,
        numbers: typedNumbers(values, ownMetrics(services, view)),
        by: c.var.actor,
      });
      if (entered.ok) {
        return goOn(c, services, c.var.session, `${postPath(post)}#reach`, describeSaved(entered.value));
      }
      const current = (await c.var.office.readPost(post.id)) ?? post;
      return refuseEntry(c, entered.error, async (form, refusal) =>
        showPage(
          c,
          <PostPage
            view={await viewPost(services, c, current)}
            form={{ values, errors: form.errors }}
            refusal={refusal}
          />,
          refusal ? 409 : 422,
        ),
      );
    }),
  );

  routes.get('/posts/:post/reach/:snapshot', (c) =>
    withSnapshot(services, c, (view, snapshot) =>
      showPage(c, <ReachSnapshotPage view={view} snapshot={snapshot} />),
    ),
  );

  routes.post('/posts/:post/reach/:snapshot', requireAbility('write'), (c) =>
    withSnapshot(services, c, async (view, snapshot) => {
      const reading = await readForm(c.req, MendForm);
      if (!reading.ok) return c.notFound();
      const values = keepTexts(reading.value);
      const mended = await amendReach(services, c.var.office, {
        id: view.post.id,
        place: snapshot,
        seen: reading.value.seen,
        numbers: typedNumbers(values, ownMetrics(services, view)),
        by: c.var.actor,
      });
      if (mended.ok) {
        const notice = 'The numbers are saved. What you took back is unknown again.';
        return goOn(c, services, c.var.session, snapshotPath(view.post, snapshot), notice);
      }
      const current = (await c.var.office.reach.readSnapshot(snapshot)) ?? snapshot;
      return refuseEntry(c, mended.error, (form, refusal) =>
        showPage(
          c,
          <ReachSnapshotPage
            view={view}
            snapshot={current}
            form={{ values, errors: form.errors }}
            refusal={refusal}
          />,
          refusal ? 409 : 422,
        ),
      );
    }),
  );

  return routes;
}

/** Goes on with the post and its snapshot that the address names, if there are such. */
function withSnapshot(
  services: Services,
  c: OfficeContext,
  goAhead: (view: PublicPostView, snapshot: Snapshot) => Response | Promise<Response>,
): Promise<Response> {
  return withPost(services, c, async (view) => {
    const name = c.req.param('snapshot') ?? '';
    const snapshot = await findSnapshot(c.var.office, view.post.id, name);
    return snapshot && isPublicView(view) ? goAhead(view, snapshot) : c.notFound();
  });
}

/** Shows a form again: with what is wrong at its fields, or with why nothing was changed. */
function refuseEntry(
  c: OfficeContext,
  error: EntryRefusal,
  show: (
    form: FormState,
    refusal: { readonly kind: 'impossible'; readonly sentence: string } | undefined,
  ) => Promise<Response>,
): Response | Promise<Response> {
  switch (error.kind) {
    case 'unknown-post':
    case 'unknown-snapshot':
      return c.notFound();
    case 'problems':
      return show({ values: {}, errors: firstProblems(error.problems) }, undefined);
    default:
      return show(freshForm(), { kind: 'impossible', sentence: describeRefusal(error) });
  }
}

function describeRefusal(
  error: Extract<EntryRefusal, { kind: 'impossible' | 'another-age' | 'changed-meanwhile' }>,
): string {
  switch (error.kind) {
    case 'impossible':
      return error.message;
    case 'another-age':
      return error.open === undefined
        ? `The time in which numbers count for the age on your form is over. ${ONCE_MORE}`
        : `Numbers count for the age of ${nameCheckpoint(error.open)} by now. ${ONCE_MORE}`;
    case 'changed-meanwhile':
      return `Numbers of this post were read or typed in since you opened the page. They stand below as they are now. ${ONCE_MORE}`;
  }
}

const ONCE_MORE =
  'What you typed is still in the form, as far as it can be typed in; save it again if it is right.';

function describeSaved({ checkpoint }: Snapshot): string {
  return checkpoint === 'asked'
    ? 'The numbers are saved, as of now.'
    : `The numbers are saved. They count for the age of ${nameCheckpoint(checkpoint)}.`;
}

function ownMetrics({ metrics }: Services, { post }: PostView): Services['metrics'] {
  return metrics.filter(({ platform }) => platform === post.platform);
}

/** The fields of a form that hold one text. */
function keepTexts(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
