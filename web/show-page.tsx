import type { Context } from 'hono';
import { html } from 'hono/html';
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { FrameContext } from './components/frame-context.ts';
import type { WebEnv } from './shell.ts';

/** Answers with a whole page, inside the frame of this request. */
export async function showPage<E extends WebEnv>(
  c: Context<E>,
  page: JSX.Element,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { shell, visitor, formToken, notice } = c.var;
  const framed = (
    <FrameContext.Provider value={{ shell, visitor, formToken, notice }}>{page}</FrameContext.Provider>
  );
  return c.html(await html`<!DOCTYPE html>${framed}`, status);
}
