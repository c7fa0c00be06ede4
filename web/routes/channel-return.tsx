import { Hono } from 'hono';
import { can } from '#core/member.ts';
import { finishConnecting } from '#use-cases/connect-channel.ts';
import { channelPath, channelsPath } from '../channel-paths.ts';
import { ChannelNotConnectedPage } from '../pages/channel-not-connected.tsx';
import { namePlatform } from '../pages/name-platform.ts';
import { reportFailure } from '../problem.ts';
import { recordRefusedConnection } from '../record-refusal.ts';
import { RefusalError } from '../refusal-error.ts';
import type { Services } from '../services.ts';
import { actorOf } from '../session/enter-office.ts';
import { keepPresences } from '../session/found-presences.ts';
import { signInPath } from '../session/sign-in-path.ts';
import type { VisitEnv } from '../session/visit-env.ts';
import { showPage } from '../show-page.tsx';
import { findPlatform } from './platform-param.ts';

/**
 * Where every platform sends people back to. Its address names no office, since platforms compare it with the one
 * they were told in advance: the visit knows for which office the person had gone there.
 */
export function channelReturnRoutes(services: Services): Hono<VisitEnv> {
  const routes = new Hono<VisitEnv>();

  routes.get('/channels/:platform/return', async (c) => {
    const platform = findPlatform(services, c);
    const connector = platform && services.connectors.get(platform);
    if (!connector) return c.notFound();
    const { member, session } = c.var;
    // The answer in the address is worth nothing to another visit, so it does not come along through the sign-in.
    if (!member || !session) return c.redirect(signInPath(), 303);

    const officeId = session.connect?.officeId;
    if (officeId && !can(member, { officeId }, 'connect')) return c.notFound();
    const answer = { state: c.req.query('state'), code: c.req.query('code'), error: c.req.query('error') };
    const found = await finishConnecting(services, session, connector, answer);
    if (officeId && found.ok) {
      await keepPresences(services, session, { officeId, platform }, found.value);
      // Meta adds `#_=_` to the address, which a redirect without a fragment of its own would pass on.
      return c.redirect(`${channelPath(officeId, platform, 'choose')}#main`, 303);
    }
    if (found.ok) throw new Error('A connection was finished that no office had begun');

    const reason = found.error;
    const by = actorOf(member);
    const records = officeId && services.store.forOffice(officeId, by);
    const office = await records?.readOffice();
    let reference: string | undefined;
    if (records && office) {
      await recordRefusedConnection(records, { platform, by, reason });
      c.set('visitor', { member, office });
    } else {
      reference = reportFailure(services.shell, c.req, new RefusalError(reason));
    }
    const page = (
      <ChannelNotConnectedPage
        platformName={namePlatform(services.rules, platform)}
        reason={reason}
        channelsHref={office ? channelsPath(office.id) : '/'}
        reference={reference}
      />
    );
    return showPage(c, page, 422);
  });

  return routes;
}
