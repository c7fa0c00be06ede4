import { Hono } from 'hono';
import { can } from '#core/member.ts';
import { listHeldPosts } from '#use-cases/list-held-posts.ts';
import { type ReleaseReport, releasePosts } from '#use-cases/release-posts.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { RELEASE_LISTS, ReleaseForm } from '../forms/release-form.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { countPosts } from '../pages/count-posts.ts';
import { HeldPostsPage } from '../pages/held-posts.tsx';
import { heldPostsPath } from '../safety-paths.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';

/** Which of the held posts go out after all: nothing does by itself. */
export function heldPostRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/safety/held', (c) => showHeld(services, c, freshForm()));

  routes.post('/safety/held', requireAbility('publish'), async (c) => {
    const reading = await readForm(c.req, ReleaseForm, RELEASE_LISTS);
    if (!reading.ok) return showHeld(services, c, reading);
    const { office, actor, session, profile } = c.var;
    const report = await releasePosts(services, office, { posts: reading.value.posts, by: actor });
    return goOn(c, services, session, heldPostsPath(profile.id), describeReport(report));
  });

  return routes;
}

async function showHeld(services: Services, c: OfficeContext, form: FormState): Promise<Response> {
  const { office, profile, member } = c.var;
  const [prospects, channels] = await Promise.all([listHeldPosts(services, office), office.listChannels()]);
  const page = (
    <HeldPostsPage
      office={profile}
      {...{ prospects, channels, form }}
      rules={services.rules}
      mayRelease={can(member, { officeId: profile.id }, 'publish')}
    />
  );
  return showPage(c, page, Object.keys(form.errors).length === 0 ? 200 : 422);
}

function describeReport({ released, kept }: ReleaseReport): string {
  const done =
    released.length === 0
      ? 'Nothing was released.'
      : `${countPosts(released.length)} released. Posts shows what becomes of ${released.length === 1 ? 'it' : 'them'}.`;
  if (kept.length === 0) return done;
  const changed = kept.some(({ why }) => why.kind === 'changed-meanwhile' || why.kind === 'impossible');
  const crowded = kept.some(({ why }) => why.kind === 'crowded-out');
  const reasons = [
    ...(changed ? ['somebody or Clarion has changed it since you opened the page'] : []),
    ...(crowded ? ['its last moment would pass before its turn comes'] : []),
  ];
  const because = reasons.length === 0 ? 'the reason stands below' : reasons.join(', or ');
  return `${done} ${countPosts(kept.length)} not released: ${because}.`;
}
