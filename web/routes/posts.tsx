import { Hono } from 'hono';
import * as z from 'zod';
import { can } from '#core/member.ts';
import type { OfficeEnv } from '../office-env.ts';
import { PageNumber } from '../pages/cut-page.ts';
import { PostPage } from '../pages/post.tsx';
import { PostFilter, pickPosts } from '../pages/post-filters.ts';
import { PostsPage } from '../pages/posts.tsx';
import type { Services } from '../services.ts';
import { showPage } from '../show-page.tsx';
import { checkLinkRoutes } from './check-links.tsx';
import { withPost } from './find-post.ts';
import { postCorrectionRoutes } from './post-corrections.tsx';
import { postDecisionRoutes } from './post-decisions.tsx';
import { postEditRoutes } from './post-edits.tsx';
import { postReachRoutes } from './post-reach.tsx';

const Query = z.object({
  show: PostFilter.default('coming-up'),
  page: PageNumber,
});

/** The office's posts: the list, each one's page, and what can be done with it. Below `/offices/:office`. */
export function postRoutes(services: Services): Hono<OfficeEnv> {
  const { rules } = services;
  const routes = new Hono<OfficeEnv>();

  routes.get('/posts', async (c) => {
    const query = Query.safeParse(c.req.query());
    if (!query.success) return c.notFound();
    const { office, profile, member } = c.var;
    const { show: filter, page } = query.data;
    const posts = await office.listPosts();
    if (page > Math.max(1, pickPosts(posts, filter, page).pages)) return c.notFound();
    const mayWrite = can(member, { officeId: profile.id }, 'write');
    return showPage(c, <PostsPage {...{ officeId: profile.id, posts, rules, filter, page, mayWrite }} />);
  });

  routes.get('/posts/:post', (c) => withPost(services, c, (view) => showPage(c, <PostPage view={view} />)));

  routes.route('/', postEditRoutes(services));
  routes.route('/', postDecisionRoutes(services));
  routes.route('/', postReachRoutes(services));
  routes.route('/', checkLinkRoutes(services));
  routes.route('/', postCorrectionRoutes(services));
  return routes;
}
