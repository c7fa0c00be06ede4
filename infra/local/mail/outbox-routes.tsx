import { Hono } from 'hono';
import type { WebEnv } from '#web/shell.ts';
import { showPage } from '#web/show-page.tsx';
import type { Outbox } from './outbox.ts';
import { OUTBOX_PATH, OutboxMessagePage, OutboxPage } from './outbox-page.tsx';

const SHOWN = 200;

/** The demo's mailbox. It shows everybody's mail to whoever is on this machine, as the demo's sign-in lets them in. */
export function outboxRoutes(outbox: Outbox): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get(OUTBOX_PATH, async (c) =>
    showPage(c, <OutboxPage messages={await outbox.list(SHOWN)} limit={SHOWN} />),
  );
  routes.get(`${OUTBOX_PATH}/:id`, async (c) => {
    const message = await outbox.read(c.req.param('id'));
    return message ? showPage(c, <OutboxMessagePage message={message} />) : c.notFound();
  });
  return routes;
}
