import { Hono } from 'hono';
import { can } from '#core/member.ts';
import type { Pack } from '#core/pack.ts';
import { standingOf } from '#core/standing.ts';
import { listJoinRequests } from '#use-cases/find-join-requests.ts';
import { channelsPath } from '../channel-paths.ts';
import type { OfficeEnv } from '../office-env.ts';
import { overviewOf } from '../office-overview.ts';
import { newAnnouncementPath } from '../office-paths.ts';
import { DashboardPage } from '../pages/dashboard.tsx';
import { namePlatform } from '../pages/name-platform.ts';
import type { Services } from '../services.ts';
import { showPage } from '../show-page.tsx';

/** The first page of an office: what needs a person, what goes out next, what went out last. */
export function dashboardRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/', async (c) => {
    const { office, profile, member, gates } = c.var;
    const [posts, channels, campaigns, offers, joinRequests] = await Promise.all([
      office.listPosts(),
      office.listChannels(),
      office.listCampaigns(),
      office.listOffers(),
      listJoinRequests(services, office, member),
    ]);
    const now = services.clock.now();
    const mayWrite = can(member, { officeId: profile.id }, 'write');
    const lines = services.rules.map(({ platform, name }) => {
      const channel = channels.find((candidate) => candidate.platform === platform);
      return { platformName: name, standing: standingOf(channel, now), channel };
    });
    const firstSteps = {
      announceHref: mayWrite
        ? newAnnouncementPath(profile.id, findAdoption(services.shipped.list()))
        : undefined,
      channelsHref: channels.length === 0 ? channelsPath(profile.id) : undefined,
      mayConnect: can(member, { officeId: profile.id }, 'connect'),
    };
    return showPage(
      c,
      <DashboardPage
        office={profile}
        overview={overviewOf(posts, channels, now, offers, gates)}
        joinRequests={joinRequests}
        stops={c.var.visitor?.stops ?? []}
        channels={lines}
        nameOf={(platform) => namePlatform(services.rules, platform)}
        firstSteps={campaigns.length === 0 ? firstSteps : undefined}
        mayWrite={mayWrite}
      />,
    );
  });

  return routes;
}

/** The message by which an office adopts the Standards, if a pack for it is installed. */
function findAdoption(
  packs: readonly Pack[],
): { readonly pack: string; readonly message: string } | undefined {
  const pack = packs.find(({ topic }) => topic === 'standards-of-conduct');
  const message = pack?.messages.find(({ kind }) => kind === 'announcement');
  return pack && message && { pack: pack.id, message: message.id };
}
