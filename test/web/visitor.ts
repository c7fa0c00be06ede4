import type { Hono } from 'hono';
import type { Member } from '#core/member.ts';
import type { Session } from '#core/session.ts';
import { beginVisit, formToken } from '#use-cases/visit.ts';
import type { Services } from '#web/services.ts';
import type { WebEnv } from '#web/shell.ts';

/** A browser as the app sees it: it sends its cookie and where its forms come from, and follows no redirect. */
export interface TestVisitor {
  readonly cookie: string;
  readonly session: Session;
  get(path: string): Promise<Response>;
  /** Sends a form of one of this visit's pages. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Response>;
}

/** Begins a visit of somebody who has signed in, without the provider. */
export async function visitAs(app: Hono<WebEnv>, services: Services, member: Member): Promise<TestVisitor> {
  await services.store.writeMember(member);
  const { token, session } = await beginVisit(services);
  await services.store.writeSession({ ...session, memberId: member.id });
  const cookie = `__Host-clarion=${token}`;
  const origin = services.shell.publicOrigin;
  return {
    cookie,
    session,
    get: async (path) => app.request(`${origin}${path}`, { headers: { cookie } }),
    post: async (path, fields = {}) =>
      app.request(`${origin}${path}`, {
        method: 'POST',
        headers: { cookie, origin, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ ...fields, form_token: formToken(session, services.digest) }),
      }),
  };
}
