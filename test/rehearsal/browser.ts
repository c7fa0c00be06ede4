import { readFields } from '#test/web/form-on-page.ts';

export type Filling = Readonly<Record<string, string | readonly string[]>>;

/** Somebody at a browser without script: pages by their addresses, forms as they are drawn, cookies by their site. */
export interface Browser {
  /** The page at an address of the site or, with its origin, of another. Redirects are followed. */
  open(address: string): Promise<Page>;
  /** Fills the form of a page that is sent to `action` and sends it: what is not filled goes as it is drawn. */
  send(page: Page, action: string, filling?: Filling): Promise<Page>;
  /** Fills a form that answers to the page's own address, with everything that it sends. */
  answer(page: Page, filling: Filling): Promise<Page>;
  /** Sends a file by the form of a page that takes one. */
  upload(page: Page, action: string, file: File): Promise<Page>;
}

export interface Page {
  /** Where the redirects have led. */
  readonly url: string;
  readonly html: string;
}

/** A page that is not as the person expects ends the rehearsal: nothing after it would say anything. */
export class WrongPageError extends Error {
  override readonly name = 'WrongPageError';
}

const REDIRECTS = 12;

export function openBrowser(origin: string): Browser {
  const jars = new Map<string, Map<string, string>>();

  async function go(address: string, init: RequestInit): Promise<Page> {
    let url = new URL(address, origin);
    let request = init;
    for (let hops = 0; hops < REDIRECTS; hops += 1) {
      const jar = jars.get(url.origin) ?? new Map<string, string>();
      jars.set(url.origin, jar);
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { ...request.headers, ...(cookie !== '' && { cookie }) };
      const answer = await fetch(url, { ...request, headers, redirect: 'manual' });
      for (const line of answer.headers.getSetCookie()) keep(jar, line);
      const html = await answer.text();
      const next = answer.headers.get('location');
      if (next === null || answer.status < 300 || answer.status >= 400) {
        if (answer.ok) return { url: url.href, html };
        throw new WrongPageError(`${request.method ?? 'GET'} ${url} gave ${answer.status}: ${textOf(html)}`);
      }
      url = new URL(next, url);
      request = {};
    }
    throw new WrongPageError(`${address} led from one address to the next`);
  }

  async function post(page: Page, action: string, body: URLSearchParams | FormData): Promise<Page> {
    const url = new URL(action, page.url);
    return go(url.href, {
      method: 'POST',
      body,
      headers: { origin: url.origin, 'sec-fetch-site': 'same-origin' },
    });
  }

  return {
    open: (address) => go(address, {}),
    send: (page, action, filling = {}) => {
      const drawn = { ...tokenOf(page), ...readFields(page.html, action) };
      return post(page, action, bodyOf({ ...drawn, ...filling }));
    },
    answer: (page, filling) => post(page, page.url, bodyOf(filling)),
    upload: (page, action, file) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(tokenOf(page))) body.append(name, value);
      body.append('file', file);
      return post(page, action, body);
    },
  };
}

/** Every value that a page's boxes of a name have, ticked or not. */
export function boxesOn({ html }: Page, name: string): readonly string[] {
  return [...html.matchAll(/<input[^>]*type="(?:checkbox|radio)"[^>]*>/g)].flatMap(([input]) =>
    new RegExp(` name="${name}"`).test(input) ? (/ value="([^"]*)"/.exec(input)?.[1] ?? []) : [],
  );
}

/** A page's text without its tags, in one line. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<(script|style|head)\b.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function bodyOf(filling: Filling): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(filling)) {
    for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
  }
  return body;
}

function tokenOf({ html }: Page): Record<string, string> {
  const token = /name="form_token" value="([^"]*)"/.exec(html)?.[1];
  return token === undefined ? {} : { form_token: token };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at).trim();
  const isOver = attributes.some((each) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(each));
  if (isOver) jar.delete(name);
  else jar.set(name, pair.slice(at + 1));
}
