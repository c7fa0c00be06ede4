import { Hono } from 'hono';
import type { Platform } from '#core/ids.ts';
import { setUpManualChannel } from '#use-cases/set-up-manual-channel.ts';
import { channelPath, channelsPath } from '../channel-paths.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { ManualChannel } from '../forms/manual-channel.ts';
import { readForm } from '../forms/read-form.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { ManualChannelPage } from '../pages/manual-channel.tsx';
import { namePlatform } from '../pages/name-platform.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { findPlatform } from './platform-param.ts';

/** Channels that a person posts to by hand. Below `/offices/:office`. */
export function manualChannelRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/channels/:platform/by-hand', requireAbility('connect'), async (c) => {
    const platform = findPlatform(services, c);
    if (platform === undefined) return c.notFound();
    const channel = await c.var.office.readChannel(platform);
    // Connected meanwhile, or "back" led here: there is nothing to set up.
    if (channel?.mode === 'api' && channel.status === 'connected') {
      return c.redirect(channelsPath(c.var.profile.id), 303);
    }
    const values = channel?.byHand ? { ...channel.byHand, name: channel.name } : {};
    return showForm(services, c, platform, freshForm(values));
  });

  routes.post('/channels/:platform/by-hand', requireAbility('connect'), async (c) => {
    const platform = findPlatform(services, c);
    if (platform === undefined) return c.notFound();
    const { office, actor, session, profile } = c.var;
    const reading = await readForm(c.req, ManualChannel);
    if (!reading.ok) return showForm(services, c, platform, reading);
    const { attested: _word, ...page } = reading.value;
    const saved = await setUpManualChannel(services, office, platform, page, actor);
    if (!saved.ok) {
      return showForm(services, c, platform, { values: reading.value, errors: { '': saved.error } });
    }
    const name = namePlatform(services.rules, platform);
    const notice = `${name} is set up to be posted to by hand, as ${saved.value.name}. You can choose it for announcements now.`;
    return goOn(c, services, session, channelsPath(profile.id), notice);
  });

  return routes;
}

function showForm(
  services: Services,
  c: OfficeContext,
  platform: Platform,
  form: FormState,
): Promise<Response> {
  const { profile } = c.var;
  const page = (
    <ManualChannelPage
      officeName={profile.name}
      platformName={namePlatform(services.rules, platform)}
      form={form}
      saveHref={channelPath(profile.id, platform, 'by-hand')}
      channelsHref={channelsPath(profile.id)}
    />
  );
  return showPage(c, page, Object.keys(form.errors).length > 0 ? 422 : 200);
}
