import { Hono } from 'hono';
import { beginSignIn, finishSignIn, signOut } from '#use-cases/sign-in.ts';
import { NotSignedInPage } from '../pages/not-signed-in.tsx';
import { SIGN_OUT_PATH } from '../paths.ts';
import { reportFailure } from '../problem.ts';
import { RefusalError } from '../refusal-error.ts';
import { safeReturnTo } from '../safe-return-to.ts';
import type { Services } from '../services.ts';
import { removeVisitCookie, setVisitCookie } from '../session/cookie.ts';
import { pathOf, SIGN_IN_PATH } from '../session/sign-in-path.ts';
import type { VisitEnv } from '../session/visit-env.ts';
import { showPage } from '../show-page.tsx';

/** Signing in and out, through the provider's own pages. */
export function signInRoutes(services: Services): Hono<VisitEnv> {
  const routes = new Hono<VisitEnv>();

  routes.get(SIGN_IN_PATH, async (c) => {
    const returnTo = safeReturnTo(c.req.query('returnTo'));
    // Another site can lead a browser here, which must not end a visit under way.
    if (c.var.member) return c.redirect(returnTo, 303);
    const { url, token } = await beginSignIn(services, returnTo);
    setVisitCookie(c, token);
    return c.redirect(url, 303);
  });

  routes.get(`${SIGN_IN_PATH}/return`, async (c) => {
    // Somebody came back to this address by "back" or by reloading it.
    if (c.var.member) return c.redirect('/', 303);
    // The address as browsers see it: the provider compares it with the one that it was given.
    const returnUrl = `${services.shell.publicOrigin}${pathOf(c.req)}`;
    const finished = await finishSignIn(services, c.var.session, returnUrl);
    if (!finished.ok) {
      removeVisitCookie(c);
      // The page may name the person's address; a log need not.
      const refusal = new RefusalError(finished.error.replaceAll(/\S+@[^\s,]+/g, '…'));
      const reference = reportFailure(services.shell, c.req, refusal);
      return showPage(c, <NotSignedInPage reason={finished.error} reference={reference} />, 403);
    }
    setVisitCookie(c, finished.value.token);
    return c.redirect(safeReturnTo(finished.value.returnTo), 303);
  });

  routes.post(SIGN_OUT_PATH, async (c) => {
    const { session } = c.var;
    removeVisitCookie(c);
    const providerUrl = session && (await signOut(services, session));
    return c.redirect(providerUrl ?? '/', 303);
  });

  return routes;
}
