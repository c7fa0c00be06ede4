import { Hono } from 'hono';
import type { Post } from '#core/post.ts';
import { describeTime } from '#core/slot.ts';
import { listUsableImages } from '#use-cases/choose-image.ts';
import { editStoredPost } from '#use-cases/edit-post.ts';
import { moveStoredPost } from '#use-cases/move-post.ts';
import { CalendarDate } from '../components/calendar-date.ts';
import { failedAt, firstProblems } from '../forms/failed-form.ts';
import { EDIT_LISTS, EditForm, MoveForm } from '../forms/post-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { pathAfterChange } from '../offer-paths.ts';
import type { OfficeEnv } from '../office-env.ts';
import { EditPostPage, freshEdit } from '../pages/edit-post.tsx';
import { freshMove, MovePostPage } from '../pages/move-post.tsx';
import { ABILITY_FOR, isPossible } from '../post-actions.ts';
import { rulesFor, viewPost } from '../post-view.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { openStep, withPost } from './find-post.ts';
import { describeChange, refuseChange } from './refuse-change.tsx';

/** Changes of what a post says and when it goes out. */
export function postEditRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();
  const parts = { ...services, rulesFor: (post: Post) => rulesFor(services, post) };

  routes.get('/posts/:post/edit', requireAbility(ABILITY_FOR.edit), (c) =>
    openStep(services, c, 'edit', async (view) => {
      const images = await listUsableImages(c.var.office);
      return showPage(c, <EditPostPage view={view} form={freshEdit(view)} images={images} />);
    }),
  );

  routes.post('/posts/:post/edit', requireAbility(ABILITY_FOR.edit), (c) =>
    withPost(services, c, async (view) => {
      const { post } = view;
      const reading = await readForm(c.req, EditForm, EDIT_LISTS);
      const images = await listUsableImages(c.var.office);
      if (!reading.ok) return showPage(c, <EditPostPage view={view} form={reading} images={images} />, 422);
      const { seen, text, alt, image, picture } = reading.value;
      const keepImage = image.length > 0;
      const edited = await editStoredPost(parts, c.var.office, {
        id: post.id,
        seen,
        text,
        alt,
        keepImage,
        picture,
        by: c.var.actor,
      });
      if (edited.ok) {
        const notice = post.offeredBy === undefined ? SAVED : SAVED_IN_OFFER;
        return goOn(c, services, c.var.session, pathAfterChange(edited.value), notice);
      }
      const values = { text, alt, image, picture };
      const { error } = edited;
      if (error.kind === 'problems') {
        const form = { values, errors: firstProblems(error.problems) };
        return showPage(c, <EditPostPage view={view} form={form} images={images} />, 422);
      }
      if (error.kind === 'changed-meanwhile' && isPossible(error.post, 'edit', view.circumstances)) {
        const refusal = await describeChange(c, error.post, seen);
        const current = await viewPost(services, c, error.post);
        const form = { values, errors: {} };
        return showPage(
          c,
          <EditPostPage view={current} form={form} images={images} refusal={refusal} />,
          409,
        );
      }
      return refuseChange(services, c, post, seen, error);
    }),
  );

  routes.get('/posts/:post/move', requireAbility(ABILITY_FOR.move), (c) =>
    openStep(services, c, 'move', (view) => {
      // Only a date; what else may stand in an address is left aside, and the form shows the post's own time.
      const draggedTo = CalendarDate.safeParse(c.req.query('date')).data;
      return showPage(
        c,
        <MovePostPage view={view} form={freshMove(view, draggedTo)} draggedTo={draggedTo} />,
      );
    }),
  );

  routes.post('/posts/:post/move', requireAbility(ABILITY_FOR.move), (c) =>
    withPost(services, c, async (view) => {
      const { post } = view;
      const reading = await readForm(c.req, MoveForm);
      if (!reading.ok) return showPage(c, <MovePostPage view={view} form={reading} />, 422);
      const { seen, ...when } = reading.value;
      const moved = await moveStoredPost(services, c.var.office, {
        id: post.id,
        seen,
        when,
        by: c.var.actor,
      });
      if (moved.ok) {
        const { due, zone } = moved.value.slot;
        const notice = `The post was moved to ${describeTime(due, zone)}.`;
        return goOn(c, services, c.var.session, pathAfterChange(moved.value), notice);
      }
      if (moved.error.kind === 'time') {
        const form = failedAt(when, [moved.error.problem], moved.error.instead);
        return showPage(c, <MovePostPage view={view} form={form} />, 422);
      }
      return refuseChange(services, c, post, seen, moved.error);
    }),
  );

  return routes;
}

const SAVED = 'The text is saved. It goes out only after somebody has read and approved it.';
const SAVED_IN_OFFER =
  'The text is saved as your office’s own. It goes out only after somebody has accepted the offer.';
