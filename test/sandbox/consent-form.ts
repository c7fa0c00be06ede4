import { type Answer, call } from './harness.ts';

export const REDIRECT = 'http://127.0.0.1:4999/connected';
export const CLIENT = { client_id: 'clarion-sandbox', client_secret: 'sandbox-only-secret' };

/** Sends the consent form as a browser would, and reads the parameters of the address it leads to. */
export async function submitConsent(
  screen: string,
  fields: readonly (readonly [string, string])[],
): Promise<URLSearchParams> {
  const answer = await call('POST', screen, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(screen).origin },
    raw: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
  });
  const location = answer.headers.get('location');
  if (!location?.startsWith(REDIRECT)) throw new Error(`${answer.status}: ${answer.body}`);
  return new URL(location).searchParams;
}

/** Reads the value of the first field of this name in a page. */
export function fieldValue(page: Answer, name: string): string {
  const [, value] = new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body) ?? [];
  if (value === undefined) throw new Error(`The page has no field ${name}.`);
  return value;
}
