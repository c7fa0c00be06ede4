import { Hono } from 'hono';
import type { Channel } from '#core/channel.ts';
import type { Platform } from '#core/ids.ts';
import type { Connection } from '#ports/connector.ts';
import { beginConnecting, connectChannel } from '#use-cases/connect-channel.ts';
import { channelPath, channelsPath } from '../channel-paths.ts';
import { ChoosePresence } from '../forms/choose-presence.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { writeHandle } from '../handle-text.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { ChoosePresencePage } from '../pages/choose-presence.tsx';
import { namePlatform } from '../pages/name-platform.ts';
import { recordRefusedConnection } from '../record-refusal.ts';
import { heldPostsPath } from '../safety-paths.ts';
import type { Services } from '../services.ts';
import { forgetPresences, readPresences } from '../session/found-presences.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { findPlatform } from './platform-param.ts';

/** Connecting a channel: to the platform's own screen, and the choice afterwards. Below `/offices/:office`. */
export function connectChannelRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.post('/channels/:platform/connect', requireAbility('connect'), async (c) => {
    const platform = findPlatform(services, c);
    const connector = platform && services.connectors.get(platform);
    if (!connector) return c.notFound();
    return c.redirect(await beginConnecting(services, c.var.office, c.var.session, connector), 303);
  });

  routes.get('/channels/:platform/choose', requireAbility('connect'), async (c) => {
    const choice = await readChoice(services, c);
    // Nothing to choose: "back" has led here after the choice was made.
    return choice ? showChoice(c, choice, freshForm()) : c.redirect(channelsPath(c.var.profile.id), 303);
  });

  routes.post('/channels/:platform/choose', requireAbility('connect'), async (c) => {
    const { office, actor, session, profile } = c.var;
    const choice = await readChoice(services, c);
    if (!choice) return c.redirect(channelsPath(profile.id), 303);
    const reading = await readForm(c.req, ChoosePresence);
    if (!reading.ok) return showChoice(c, choice, reading);
    const chosen = choice.presences.find(({ accountId }) => accountId === reading.value.accountId);
    const refused = (reason: string) =>
      recordRefusedConnection(office, { platform: choice.platform, by: actor, reason });
    if (!chosen) {
      await refused(NOT_LISTED);
      return showChoice(c, choice, {
        values: {},
        errors: { accountId: NOT_LISTED },
      });
    }
    const connected = await connectChannel(services, office, choice.platform, chosen, actor);
    if (!connected.ok) {
      await refused(connected.error);
      return showChoice(c, choice, { values: reading.value, errors: { '': connected.error } });
    }
    await forgetPresences(services, session);
    const held = (await office.listPosts()).filter(
      ({ platform, state }) => platform === choice.platform && state === 'held',
    );
    const notice = describeConnected(choice.platformName, connected.value, held.length);
    const next = held.length > 0 ? heldPostsPath(profile.id) : channelsPath(profile.id);
    return goOn(c, services, session, next, notice);
  });

  routes.post('/channels/:platform/leave', requireAbility('connect'), async (c) => {
    await forgetPresences(services, c.var.session);
    return goOn(c, services, c.var.session, channelsPath(c.var.profile.id), 'Nothing was connected.');
  });

  return routes;
}

const NOT_LISTED = 'Choose one of the channels listed here.';

/** What there is to choose from, and for which platform. */
interface Choice {
  readonly platform: Platform;
  readonly platformName: string;
  readonly presences: readonly Connection[];
  readonly before: Channel | undefined;
}

async function readChoice(services: Services, c: OfficeContext): Promise<Choice | undefined> {
  const { office, profile, session } = c.var;
  const platform = findPlatform(services, c);
  if (platform === undefined) return undefined;
  const presences = await readPresences(services, session, { officeId: profile.id, platform });
  if (presences.length === 0) return undefined;
  const before = await office.readChannel(platform);
  return { platform, platformName: namePlatform(services.rules, platform), presences, before };
}

function showChoice(c: OfficeContext, choice: Choice, form: FormState): Promise<Response> {
  const { id, name } = c.var.profile;
  const page = (
    <ChoosePresencePage
      officeName={name}
      {...choice}
      form={form}
      chooseHref={channelPath(id, choice.platform, 'choose')}
      leaveHref={channelPath(id, choice.platform, 'leave')}
    />
  );
  return showPage(c, page, Object.keys(form.errors).length === 0 ? 200 : 422);
}

function describeConnected(platformName: string, { name, handle }: Channel, held: number): string {
  const connected = `${platformName} is connected as ${name} (${writeHandle(handle)}).`;
  switch (held) {
    case 0:
      return connected;
    case 1:
      return `${connected} One post for it is on hold: decide here whether it still goes out.`;
    default:
      return `${connected} ${held} posts for it are on hold: decide here which of them still go out.`;
  }
}
