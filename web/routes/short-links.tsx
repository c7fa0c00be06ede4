import { Hono } from 'hono';
import { can } from '#core/member.ts';
import { isPreviewFetcher } from '#core/preview-fetchers.ts';
import { type LinkCode, readCode, type ShortLink } from '#core/short-link.ts';
import { countOpening } from '#use-cases/count-opening.ts';
import { listShortLinks } from '#use-cases/list-short-links.ts';
import { makeShortLink } from '#use-cases/make-short-link.ts';
import { openShortLink } from '#use-cases/open-short-link.ts';
import { retireShortLink } from '#use-cases/retire-short-link.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { LinkForm } from '../forms/link-form.ts';
import { readForm } from '../forms/read-form.ts';
import { linksPath, shortLinkAddress } from '../link-paths.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { RetireLinkPage } from '../pages/retire-link.tsx';
import { ShortLinksPage } from '../pages/short-links.tsx';
import { reportFailure } from '../problem.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import type { WebEnv } from '../shell.ts';
import { showPage } from '../show-page.tsx';

/** How an office makes and retires short links. Below `/offices/:office`. */
export function shortLinkRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();
  const linkAddress = (code: LinkCode) => shortLinkAddress(services.shell, code);

  routes.get('/links', requireAbility('read'), (c) => showLinks(c, freshForm()));

  routes.post('/links', requireAbility('write'), async (c) => {
    const reading = await readForm(c.req, LinkForm);
    if (!reading.ok) return showLinks(c, reading, 422);
    const { office, profile, actor, session } = c.var;
    const made = await makeShortLink({ ...services, linkAddress }, office, profile, {
      ...reading.value,
      by: actor,
    });
    if (!made.ok) return showLinks(c, { values: reading.value, errors: firstProblems(made.error) }, 422);
    return goOn(
      c,
      services,
      session,
      linksPath(profile.id),
      `The short link is ready: ${linkAddress(made.value.code)}`,
    );
  });

  routes.get('/links/:code/retire', requireAbility('write'), async (c) => {
    const link = await findOwn(c);
    if (!link) return c.notFound();
    if (link.retiredAt !== undefined) return c.redirect(linksPath(c.var.profile.id), 303);
    return showPage(c, <RetireLinkPage link={link} shell={services.shell} />);
  });

  routes.post('/links/:code/retire', requireAbility('write'), async (c) => {
    const { office, profile, actor, session } = c.var;
    const code = readCode(c.req.param('code'));
    const link = code && (await retireShortLink(services, office, { code, by: actor }));
    if (!link) return c.notFound();
    const notice = `The short link “${link.title}” is retired. It leads nowhere any more.`;
    return goOn(c, services, session, linksPath(profile.id), notice);
  });

  async function findOwn(c: OfficeContext): Promise<ShortLink | undefined> {
    const code = readCode(c.req.param('code') ?? '');
    return code && (await c.var.office.links.read(code));
  }

  async function showLinks(c: OfficeContext, form: FormState, status: 200 | 422 = 200): Promise<Response> {
    const { office, profile, member } = c.var;
    const [links, campaigns] = await Promise.all([listShortLinks(services, office), office.listCampaigns()]);
    const page = (
      <ShortLinksPage
        office={profile}
        shell={services.shell}
        links={links}
        campaigns={campaigns}
        form={form}
        mayWrite={can(member, { officeId: profile.id }, 'write')}
      />
    );
    return showPage(c, page, status);
  }

  return routes;
}

/** Where short links lead, for whoever opens one: no session, no cookie, and nothing kept but one more opening. */
export function publicLinkRoutes(services: Services): Hono<WebEnv> {
  const { shell } = services;
  const routes = new Hono<WebEnv>();
  routes.get('/l/:code', async (c) => {
    const code = readCode(c.req.param('code'));
    const link = code && (await openShortLink(services, code));
    if (!link) return c.notFound();
    if (c.req.method === 'GET' && !isPreviewFetcher(c.req.header('user-agent') ?? '')) {
      try {
        await countOpening(services, link);
      } catch (cause) {
        // Whoever has opened it came for the page: a number that is one too low keeps nobody from it.
        const error = new Error('An opening of a short link may not be counted', { cause });
        reportFailure(shell, { method: 'GET', path: '/l/…' }, error);
      }
    }
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    return c.redirect(link.target, 302);
  });
  return routes;
}
