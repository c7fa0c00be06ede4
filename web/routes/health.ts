import { Hono } from 'hono';
import { checkHealth } from '#use-cases/check-health.ts';
import type { Services } from '../services.ts';
import type { WebEnv } from '../shell.ts';

/** Tells monitors, without sign-in, whether Clarion does its work. */
export function healthRoutes(services: Services): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/healthz', async (c) => {
    const health = await checkHealth(services);
    return c.json(health, health.status === 'ok' ? 200 : 503);
  });
  return routes;
}
