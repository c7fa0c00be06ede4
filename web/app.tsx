import { Hono } from 'hono';
import { frameApp } from './frame.tsx';
import type { OfficeEnv } from './office-env.ts';
import { announcementRoutes } from './routes/announcements.tsx';
import { blackoutRoutes } from './routes/blackouts.tsx';
import { calendarRoutes } from './routes/calendar.tsx';
import { campaignRoutes } from './routes/campaigns.tsx';
import { channelReturnRoutes } from './routes/channel-return.tsx';
import { channelRoutes } from './routes/channels.tsx';
import { connectChannelRoutes } from './routes/connect-channel.tsx';
import { dashboardRoutes } from './routes/dashboard.tsx';
import { healthRoutes } from './routes/health.ts';
import { heldPostRoutes } from './routes/held-posts.tsx';
import { mediaRoutes } from './routes/media.ts';
import { officeListRoutes } from './routes/offices.tsx';
import { packRoutes } from './routes/packs.tsx';
import { postRoutes } from './routes/posts.tsx';
import { safetyRoutes } from './routes/safety.tsx';
import { signInRoutes } from './routes/sign-in.tsx';
import { stopRoutes } from './routes/stops.tsx';
import type { Services } from './services.ts';
import { enterOffice } from './session/enter-office.ts';
import { resumeVisits } from './session/visit.ts';
import type { WebEnv } from './shell.ts';

/** The whole site. */
export function createApp(services: Services): Hono<WebEnv> {
  const app = frameApp(services.shell, resumeVisits(services));
  app.route('/', healthRoutes(services));
  app.route('/', signInRoutes(services));
  app.route('/', officeListRoutes(services));
  app.route('/', channelReturnRoutes(services));
  app.route('/offices/:office', officeRoutes(services));
  return app;
}

/** Everything below `/offices/:office`. */
function officeRoutes(services: Services): Hono<OfficeEnv> {
  const office = new Hono<OfficeEnv>();
  office.use(enterOffice(services));
  for (const routes of [
    dashboardRoutes(services),
    announcementRoutes(services),
    campaignRoutes(services),
    postRoutes(services),
    calendarRoutes(services),
    packRoutes(services),
    channelRoutes(services),
    connectChannelRoutes(services),
    safetyRoutes(services),
    stopRoutes(services),
    heldPostRoutes(services),
    blackoutRoutes(services),
    mediaRoutes(services),
  ]) {
    office.route('/', routes);
  }
  return office;
}
