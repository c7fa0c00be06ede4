import * as z from 'zod';
import type { Credentials } from '#core/channel.ts';
import { DAY, type Instant, later, SECOND } from '#core/time.ts';

const Account = z.object({ id: z.string(), handle: z.string(), name: z.string() });

const Grant = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.number().optional(),
});

/** Where a token is renewed by itself alone, a day after it was given. */
const RENEWS_ITSELF: ReadonlySet<string> = new Set(['instagram', 'threads']);

/** An account on the sandbox, and what an app that it gave permission to would hold. */
export interface SandboxPresence {
  readonly accountId: string;
  readonly handle: string;
  readonly name: string;
  readonly credentials: Credentials;
}

/** Makes an account on the sandbox, once per handle, and lets Clarion post as it. */
export async function makeSandboxPresence(
  address: string,
  account: {
    readonly platform: string;
    readonly handle: string;
    readonly name: string;
    readonly followers: number;
    /** How long the access token lives, in seconds, where it is not to be as long as the platform's own. */
    readonly expiresIn?: number;
  },
  now: Instant,
): Promise<SandboxPresence> {
  const { expiresIn, ...wanted } = account;
  const { id, handle, name } = Account.parse(await post(`${address}/_/accounts`, wanted));
  const order = { platform: account.platform, account: id, ...(expiresIn !== undefined && { expiresIn }) };
  const grant = Grant.parse(await post(`${address}/_/tokens`, order));
  return {
    accountId: id,
    handle,
    name,
    credentials: {
      accessToken: grant.access_token,
      ...(grant.refresh_token !== undefined && { refreshToken: grant.refresh_token }),
      ...(grant.expires_in !== undefined && { expiresAt: later(now, grant.expires_in * SECOND) }),
      ...(RENEWS_ITSELF.has(account.platform) && { renewableFrom: later(now, DAY) }),
    },
  };
}

/** Takes a post from the public on the sandbox, as a person would on the platform itself. */
export async function removeFromSandbox(address: string, platform: string, id: string): Promise<void> {
  await post(`${address}/_/removals`, { platform, post: id });
}

async function post(url: string, body: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
