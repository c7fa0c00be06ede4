import { Hono } from 'hono';
import { closeCalendarFeed } from '#use-cases/close-calendar-feed.ts';
import { openCalendarFeed } from '#use-cases/open-calendar-feed.ts';
import { readCalendarFeed } from '#use-cases/read-calendar-feed.ts';
import { writeCalendarFile } from '../calendar-file.ts';
import { FeedForm } from '../forms/feed-form.ts';
import { readForm } from '../forms/read-form.ts';
import type { OfficeEnv } from '../office-env.ts';
import { CalendarFeedMadePage } from '../pages/calendar-feed-made.tsx';
import { calendarPath } from '../pages/calendar-view.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import type { WebEnv } from '../shell.ts';
import { showPage } from '../show-page.tsx';

const CHANGED =
  'Somebody has changed the calendar feed meanwhile, so nothing was done. This is how it is now.';

/** How the office's calendar feed is made, renewed and closed. Below `/offices/:office`. */
export function calendarFeedRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.post('/calendar/feed', requireAbility('write'), async (c) => {
    const { office, profile, actor, session } = c.var;
    const reading = await readForm(c.req, FeedForm);
    const opened = reading.ok
      ? await openCalendarFeed(services, office, { seen: reading.value.seen, by: actor })
      : reading;
    if (!opened.ok) return goOn(c, services, session, calendarPath(profile.id), CHANGED);
    // The secret stands in this answer alone: a redirect would have to keep it somewhere on the way.
    const address = `${services.shell.publicOrigin}/calendars/${opened.value.secret}.ics`;
    return showPage(c, <CalendarFeedMadePage officeId={profile.id} address={address} />);
  });

  routes.post('/calendar/feed/close', requireAbility('write'), async (c) => {
    const { office, profile, actor, session } = c.var;
    const closed = await closeCalendarFeed(office, { by: actor });
    const notice = closed
      ? 'The calendar feed is closed. Its address stopped working.'
      : 'The calendar feed was closed already.';
    return goOn(c, services, session, calendarPath(profile.id), notice);
  });

  return routes;
}

const SECRET = /^([\w-]{43})\.ics$/;

/** The feeds themselves, for calendar programs: whoever knows the secret is let in, and nobody has a session. */
export function publicFeedRoutes(services: Services): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/calendars/:file', async (c) => {
    const secret = SECRET.exec(c.req.param('file'))?.[1];
    const feed = secret === undefined ? undefined : await readCalendarFeed(services, secret);
    if (!feed) return c.notFound();
    const { rules, clock, shell } = services;
    const text = writeCalendarFile(feed, { origin: shell.publicOrigin, rules, now: clock.now() });
    return c.body(text, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      // No proxy may show one reader's calendar to another, nor anybody a feed that has been closed.
      'cache-control': 'private, no-cache',
    });
  });
  return routes;
}
