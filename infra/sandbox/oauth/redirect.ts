/** The sandbox's app may only be sent back to this machine, over plain http. */
export function readRedirect(value: string | undefined): URL | undefined {
  if (value === undefined || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return url.protocol === 'http:' && isLoopback && url.hash === '' ? url : undefined;
}

/** Builds the address that answers a consent; parameters already there stay. */
export function buildRedirect(redirect: URL, answer: Readonly<Record<string, string | undefined>>): string {
  const target = new URL(redirect);
  for (const [name, value] of Object.entries(answer)) {
    if (value !== undefined) target.searchParams.set(name, value);
  }
  return target.href;
}
