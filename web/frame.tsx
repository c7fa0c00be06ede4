import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { requireFormToken } from './form-token.ts';
import { AboutPage } from './pages/about.tsx';
import { ProblemPage } from './pages/problem.tsx';
import { BROKEN, FORBIDDEN, NOT_FOUND, reportFailure, TOO_LARGE } from './problem.ts';
import { assetRoutes } from './routes/assets.ts';
import { keepOutOfCaches, protectPages } from './secure-headers.ts';
import type { Shell, WebEnv } from './shell.ts';
import { showPage } from './show-page.tsx';

const MAX_FORM_BYTES = 64 * 1024;

/**
 * The app that every page stands in: headers, limits, forgery checks and problem pages. `visit` finds out who is
 * looking and sets `visitor`, `formToken` and `notice`; it runs before any form token is compared.
 */
export function frameApp(shell: Shell, visit: MiddlewareHandler<WebEnv>): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) {
      return showPage(c, <ProblemPage problem={FORBIDDEN} />, 403);
    }
    if (error instanceof HTTPException && error.status === 404) {
      return showPage(c, <ProblemPage problem={NOT_FOUND} />, 404);
    }
    return showPage(c, <ProblemPage problem={BROKEN} reference={reportFailure(shell, c.req, error)} />, 500);
  });
  app.notFound((c) => showPage(c, <ProblemPage problem={NOT_FOUND} />, 404));

  app.use(async (c, next) => {
    c.set('shell', shell);
    await next();
  });
  app.use(protectPages(shell), keepOutOfCaches);
  app.route('/', assetRoutes(shell.assets));
  app.use(
    bodyLimit({
      maxSize: MAX_FORM_BYTES,
      onError: (c) => showPage(c, <ProblemPage problem={TOO_LARGE} />, 413),
    }),
  );
  app.use(csrf({ origin: shell.publicOrigin, secFetchSite: 'same-origin' }));
  app.use(visit, requireFormToken);
  app.get('/about', (c) => showPage(c, <AboutPage />));
  return app;
}
