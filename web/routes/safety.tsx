import { Hono } from 'hono';
import { freshForm } from '../forms/form-state.ts';
import type { OfficeEnv } from '../office-env.ts';
import { SafetyPage } from '../pages/safety.tsx';
import { viewSafety } from '../safety-view.ts';
import type { Services } from '../services.ts';
import { showPage } from '../show-page.tsx';

/** What keeps an office's posts from going out. Below `/offices/:office`. */
export function safetyRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/safety', async (c) =>
    showPage(c, <SafetyPage view={await viewSafety(services, c)} form={freshForm()} />),
  );

  return routes;
}
