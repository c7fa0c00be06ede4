import { systemClock } from '#adapters/node/system-clock.ts';
import { createSesMailer } from '#adapters/ses/mailer.ts';
import type { Platform } from '#core/ids.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import type { Mailer } from '#ports/mail.ts';
import type { Notifying } from '#use-cases/notify-attention.ts';
import type { WeeklyLinks } from '#use-cases/weekly-links.ts';
import { connectSes } from './aws-clients.ts';
import type { MailConfig } from './mail-config.ts';
import { noticeLinks } from './notice-links.ts';

/** Nobody is told, and nothing counts as told: once there is a sender, what still needs people is sent. */
const noMailer: Mailer = {
  send: async () => ({ kind: 'unreachable', reason: 'MAIL_FROM is not set, so nobody is told by mail.' }),
};

/** Telling people what needs them, and how their week was. */
export interface ComposedMail extends Notifying {
  readonly links: Notifying['links'] & WeeklyLinks;
}

/** The AWS side of telling people what needs them. */
export function composeMail(config: MailConfig | undefined): ComposedMail {
  return {
    clock: systemClock,
    mailer: config ? createSesMailer({ client: connectSes(), from: config.from }) : noMailer,
    nameOf,
    links: noticeLinks(config?.publicOrigin ?? ''),
  };
}

function nameOf(platform: Platform): string {
  return PLATFORMS.find((entry) => entry.platform === platform)?.rules.name ?? platform;
}
