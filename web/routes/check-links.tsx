import { Hono } from 'hono';
import { linksOf } from '#core/links/find-links.ts';
import { askLinksAgain } from '#use-cases/ask-links-again.ts';
import type { OfficeEnv } from '../office-env.ts';
import { postPath } from '../office-paths.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { withPost } from './find-post.ts';

/** Has the links of a post asked for again. Below `/offices/:office`. */
export function checkLinkRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.post('/posts/:post/check-links', requireAbility('write'), (c) =>
    withPost(services, c, async ({ post }) => {
      const { office, session } = c.var;
      const outcome = await askLinksAgain(services, office, linksOf([post.text]));
      return goOn(c, services, session, postPath(post), NOTICES[outcome]);
    }),
  );

  return routes;
}

const NOTICES = {
  asked: 'The links were checked again. Below you see what they answered.',
  off: 'Links are not checked in this demonstration.',
  'too-soon': 'The links were checked again a moment ago. Wait half a minute before you do it once more.',
} as const;
