import { Hono } from 'hono';
import type { Platform } from '#core/ids.ts';
import { can } from '#core/member.ts';
import { standingOf } from '#core/standing.ts';
import { disconnectChannel } from '#use-cases/connect-channel.ts';
import { channelPath, channelsPath } from '../channel-paths.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { type ChannelEntry, ChannelsPage } from '../pages/channels.tsx';
import { DisconnectChannelPage } from '../pages/disconnect-channel.tsx';

import { namePlatform } from '../pages/name-platform.ts';
import { safetyPath, stopPath } from '../safety-paths.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { manualChannelRoutes } from './manual-channel.tsx';
import { findPlatform } from './platform-param.ts';

/** Where an office posts, and how it stops posting there. Below `/offices/:office`. */
export function channelRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/channels', async (c) => {
    const { member, profile } = c.var;
    const mayConnect = can(member, { officeId: profile.id }, 'connect');
    const entries = await listEntries(services, c, mayConnect);
    return showPage(c, <ChannelsPage entries={entries} zone={profile.zone} mayConnect={mayConnect} />);
  });

  routes.get('/channels/:platform/disconnect', requireAbility('connect'), async (c) => {
    const platform = findPlatform(services, c);
    return platform === undefined ? c.notFound() : askToDisconnect(services, c, platform);
  });

  routes.post('/channels/:platform/disconnect', requireAbility('connect'), async (c) => {
    const platform = findPlatform(services, c);
    if (platform === undefined) return c.notFound();
    const { office, actor, session, profile } = c.var;
    const disconnected = await disconnectChannel(services, office, platform, actor);
    if (!disconnected.ok) return askToDisconnect(services, c, platform, disconnected.error);
    const name = namePlatform(services.rules, platform);
    const notice =
      disconnected.value.mode === 'manual'
        ? `Nobody is asked to post on ${name} by hand any more.`
        : `${name} is disconnected. Clarion posts nothing there until it is connected again.`;
    return goOn(c, services, session, channelsPath(profile.id), notice);
  });

  routes.route('/', manualChannelRoutes(services));
  return routes;
}

async function listEntries(
  services: Services,
  c: OfficeContext,
  mayConnect: boolean,
): Promise<readonly ChannelEntry[]> {
  const { office, profile, member, gates } = c.var;
  const channels = await office.listChannels();
  const mayStop = can(member, { officeId: profile.id }, 'write');
  const now = services.clock.now();
  return services.rules.map(({ platform, name }) => {
    const channel = channels.find((candidate) => candidate.platform === platform);
    const standing = standingOf(channel, now);
    const available = services.connectors.has(platform);
    const stop = gates.stops.find(({ scope }) => scope.kind === 'channel' && scope.id === platform);
    const linked = standing === 'connected' || standing === 'ending' || standing === 'by-hand';
    return {
      platform,
      platformName: name,
      standing,
      channel,
      available,
      connectHref: mayConnect && available ? channelPath(profile.id, platform, 'connect') : undefined,
      byHandHref:
        mayConnect && (!linked || standing === 'by-hand')
          ? channelPath(profile.id, platform, 'by-hand')
          : undefined,
      disconnectHref: mayConnect && linked ? channelPath(profile.id, platform, 'disconnect') : undefined,
      stop,
      stopHref:
        mayStop && linked && !stop ? stopPath(profile.id, { kind: 'channel', id: platform }) : undefined,
      safetyHref: safetyPath(profile.id),
    };
  });
}

async function askToDisconnect(
  services: Services,
  c: OfficeContext,
  platform: Platform,
  error?: string,
): Promise<Response> {
  const { office, profile } = c.var;
  const channelsHref = channelsPath(profile.id);
  const channel = await office.readChannel(platform);
  // Somebody has disconnected it meanwhile, or "back" led here: there is nothing left to ask.
  if (channel?.status !== 'connected') return c.redirect(channelsHref, 303);
  const posts = await office.listPosts();
  const page = (
    <DisconnectChannelPage
      platformName={namePlatform(services.rules, platform)}
      channel={channel}
      scheduled={posts.filter((post) => post.platform === platform && post.state === 'scheduled').length}
      errors={error === undefined ? {} : { '': error }}
      disconnectHref={channelPath(profile.id, platform, 'disconnect')}
      channelsHref={channelsHref}
    />
  );
  return showPage(c, page, error === undefined ? 200 : 422);
}
