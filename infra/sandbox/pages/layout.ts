import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { SimulatedPlatform } from '../simulated-platform.ts';
import type { Env } from '../world.ts';

/** A piece of escaped HTML. */
export type Markup = ReturnType<typeof html>;

export interface Page {
  readonly title: string;
  readonly body: Markup;
  readonly status?: ContentfulStatusCode;
  /** Origin beyond our own to which a form of the page may lead; browsers check redirects, too. */
  readonly formTarget?: string;
}

/** Sends a whole page: no script, one stylesheet, and the banner that says what this is. */
export async function sendPage(c: Context<Env>, simulated: SimulatedPlatform, page: Page): Promise<Response> {
  c.header(
    'content-security-policy',
    [
      "default-src 'none'",
      "style-src 'self'",
      "img-src 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      `form-action 'self'${page.formTarget === undefined ? '' : ` ${page.formTarget}`}`,
    ].join('; '),
  );
  // Not `no-referrer`: that makes browsers hide the origin from our own consent form, too.
  c.header('referrer-policy', 'same-origin');
  c.header('x-content-type-options', 'nosniff');
  c.header('cache-control', 'no-store');
  const content = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – ${simulated.title} sandbox</title>
<link rel="stylesheet" href="/_/style.css">
</head>
<body>
<header class="banner"><p><strong>Sandbox</strong> – stands in for ${simulated.title}. Nothing here is public.</p></header>
<main>
${page.body}
</main>
</body>
</html>
`;
  return c.html(content, page.status ?? 200);
}
