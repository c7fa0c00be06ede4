import type { Hono } from 'hono';
import { formToken } from '#use-cases/visit.ts';
import type { Services } from '#web/services.ts';
import type { WebEnv } from '#web/shell.ts';
import type { TestVisitor } from './visitor.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Sends fields to a path as a form of one of the visit's pages; a list is sent as often as it is long. */
export async function sendForm(
  app: Hono<WebEnv>,
  services: Services,
  visitor: TestVisitor,
  path: string,
  fields: Fields,
): Promise<Response> {
  const origin = services.shell.publicOrigin;
  const body = new URLSearchParams({ form_token: formToken(visitor.session, services.digest) });
  for (const [name, value] of Object.entries(fields)) {
    for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
  }
  return app.request(`${origin}${path}`, {
    method: 'POST',
    headers: { cookie: visitor.cookie, origin, 'sec-fetch-site': 'same-origin' },
    body,
  });
}

/** What a browser would send if the form with this action were sent as the page draws it; throws if there is none. */
export function readFields(html: string, action: string): Fields {
  const form = html.match(new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, 's'))?.[1];
  if (form === undefined) throw new Error(`The page has no form that is sent to ${action}`);
  const fields: Record<string, string[]> = {};
  const add = (name: string | undefined, value: string) => {
    if (name === undefined || name === 'form_token') return;
    fields[name] = [...(fields[name] ?? []), value];
  };
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const type = attributeOf(input, 'type');
    const chosen = !['checkbox', 'radio'].includes(type ?? '') || attributeOf(input, 'checked') !== undefined;
    if (chosen && attributeOf(input, 'disabled') === undefined) {
      add(attributeOf(input, 'name'), attributeOf(input, 'value') ?? '');
    }
  }
  for (const [, tag = '', text = ''] of form.matchAll(/(<textarea[^>]*>)\n?(.*?)<\/textarea>/gs)) {
    add(attributeOf(tag, 'name'), decode(text));
  }
  return fields;
}

function attributeOf(tag: string, name: string): string | undefined {
  const value = tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1];
  return value === undefined ? undefined : decode(value);
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
