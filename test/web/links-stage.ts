import type { Hono } from 'hono';
import type { LinkCode } from '#core/short-link.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

export const TARGET = 'https://vote.gov/register?lang=en#now';
export const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';

/** An office of a test's own, with its owner's browser. */
export interface LinkOffice {
  readonly here: FreshOffice;
  readonly owner: TestVisitor;
  /** A page below `/offices/…`, that of the links unless it is another. */
  show(path?: string, visitor?: TestVisitor): Promise<string>;
  /** Makes a link by the form. */
  make(fields?: Readonly<Record<string, string>>): Promise<LinkCode>;
}

/** A site with offices that make short links, and people outside who open them. */
export interface LinkStage {
  readonly test: TestServices;
  readonly app: Hono<WebEnv>;
  enter(): Promise<LinkOffice>;
  /** Opens what stands behind `/l/`, as a browser does unless the headers name another program. */
  follow(code: string, headers?: Readonly<Record<string, string>>, method?: string): Promise<Response>;
}

export async function openLinkStage(): Promise<LinkStage> {
  const test = await startTestServices();
  const app = createApp(test.services);
  return {
    test,
    app,
    enter: () => enter(app, test),
    follow: async (code, headers = {}, method = 'GET') =>
      app.request(`${test.services.shell.publicOrigin}/l/${code}`, {
        method,
        headers: { 'user-agent': BROWSER, ...headers },
      }),
  };
}

async function enter(app: Hono<WebEnv>, { services }: TestServices): Promise<LinkOffice> {
  const here = await openOffice(services);
  const owner = await visitAs(app, services, here.owner);
  return {
    here,
    owner,
    show: async (path = '/links', visitor = owner) => (await visitor.get(here.path(path))).text(),
    make: async (fields = {}) => {
      const sent = { title: 'Register', target: TARGET, ...fields };
      const { status } = await owner.post(here.path('/links'), sent);
      const link = (await here.store.links.list()).find(({ title }) => title === sent.title);
      if (status !== 303 || !link) throw new Error('There is no link');
      return link.code;
    },
  };
}
