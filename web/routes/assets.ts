import { Hono } from 'hono';
import type { Assets, WebEnv } from '../shell.ts';

/** Serves the built files. Their names change with their content, so a browser may keep them for good. */
export function assetRoutes(assets: Assets): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/assets/:file', async (c) => {
    const asset = await assets.read(c.req.param('file'));
    if (!asset) return c.notFound();
    return c.body(asset.bytes, 200, {
      'content-type': asset.mimeType,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  return routes;
}
