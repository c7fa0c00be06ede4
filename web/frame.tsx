import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { MOST_UPLOAD_BYTES } from '#ports/pictures.ts';
import { requireFormToken } from './form-token.ts';
import { takesImage } from './image-paths.ts';
import { takesFile } from './import-paths.ts';
import { AboutPage } from './pages/about.tsx';
import { ProblemPage } from './pages/problem.tsx';
import {
  BROKEN,
  FILE_TOO_LARGE,
  FORBIDDEN,
  IMAGE_TOO_LARGE,
  MOST_FILE_BYTES,
  MOST_TOOLKIT_BYTES,
  NOT_FOUND,
  reportFailure,
  TOO_LARGE,
  TOOLKIT_TOO_LARGE,
} from './problem.ts';
import { RefusalError } from './refusal-error.ts';
import { assetRoutes } from './routes/assets.ts';
import { keepOutOfCaches, protectPages } from './secure-headers.ts';
import type { Shell, WebEnv } from './shell.ts';
import { showPage } from './show-page.tsx';
import { takesToolkit, takesToolkitReview } from './toolkit-paths.ts';

const MAX_FORM_BYTES = 64 * 1024;

/** A file that is a little too large shall come through, so that its own form can say so. */
const MAX_FILE_FORM_BYTES = MOST_FILE_BYTES + 1_000_000;
const MAX_IMAGE_FORM_BYTES = MOST_UPLOAD_BYTES + 1_000_000;
const MAX_TOOLKIT_FORM_BYTES = MOST_TOOLKIT_BYTES + 1_000_000;

/** What a person says about every post of a long toolkit: some 200 bytes each. */
const MAX_REVIEW_BYTES = 1_000_000;

/**
 * The app that every page stands in: headers, limits, forgery checks and problem pages. `visit` finds out who is
 * looking and sets `visitor`, `formToken` and `notice`; it runs before any form token is compared. Who asks for one of
 * the routes `forAnybody` is not even looked at.
 */
export function frameApp(
  shell: Shell,
  visit: MiddlewareHandler<WebEnv>,
  forAnybody: Hono<WebEnv> = new Hono<WebEnv>(),
): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) {
      const refusal = new RefusalError(error.message || 'The form came from another origin');
      const reference = reportFailure(shell, c.req, refusal);
      return showPage(c, <ProblemPage problem={FORBIDDEN} reference={reference} />, 403);
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
  app.route('/', forAnybody);
  const limitForm = bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: (c) => showPage(c, <ProblemPage problem={TOO_LARGE} />, 413),
  });
  const limitFile = bodyLimit({
    maxSize: MAX_FILE_FORM_BYTES,
    onError: (c) => showPage(c, <ProblemPage problem={FILE_TOO_LARGE} />, 413),
  });
  const limitImage = bodyLimit({
    maxSize: MAX_IMAGE_FORM_BYTES,
    onError: (c) => showPage(c, <ProblemPage problem={IMAGE_TOO_LARGE} />, 413),
  });
  const limitToolkit = bodyLimit({
    maxSize: MAX_TOOLKIT_FORM_BYTES,
    onError: (c) => showPage(c, <ProblemPage problem={TOOLKIT_TOO_LARGE} />, 413),
  });
  const limitReview = bodyLimit({
    maxSize: MAX_REVIEW_BYTES,
    onError: (c) => showPage(c, <ProblemPage problem={TOO_LARGE} />, 413),
  });
  app.use((c, next) => {
    if (takesToolkit(c.req.path)) return limitToolkit(c, next);
    if (takesToolkitReview(c.req.path)) return limitReview(c, next);
    if (takesImage(c.req.path)) return limitImage(c, next);
    return takesFile(c.req.path) ? limitFile(c, next) : limitForm(c, next);
  });
  app.use(csrf({ origin: shell.publicOrigin, secFetchSite: 'same-origin' }));
  app.use(visit, requireFormToken);
  app.get('/about', (c) => showPage(c, <AboutPage />));
  return app;
}
