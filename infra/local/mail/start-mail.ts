import { createSmtpMailer, type SmtpOptions } from '#adapters/smtp/mailer.ts';
import type { Platform } from '#core/ids.ts';
import type { ComposedMail } from '#handlers/compose-mail.ts';
import { noticeLinks } from '#handlers/notice-links.ts';
import type { Services } from '#web/services.ts';
import type { DataFolder } from '../data-folder.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { OUTBOX_PATH } from './outbox-page.tsx';

export interface LocalMail {
  readonly notifying: ComposedMail;
  /** Absent where mail is really sent. */
  readonly outbox: Outbox | undefined;
  /** Where mail goes, in a sentence for the operator. */
  readonly place: string;
}

export interface MailOptions {
  readonly settings: SmtpOptions | undefined;
  readonly folder: DataFolder;
  readonly services: Pick<Services, 'clock' | 'chance' | 'rules' | 'shell'>;
}

/** Mail by the operator's server, or into the outbox where there is none. */
export function startMail({ settings, folder, services }: MailOptions): LocalMail {
  const { clock, chance, rules, shell } = services;
  const surroundings = {
    clock,
    nameOf: (platform: Platform) => rules.find((known) => known.platform === platform)?.name ?? platform,
    links: noticeLinks(shell.publicOrigin),
  };
  if (settings) {
    return {
      notifying: { ...surroundings, mailer: createSmtpMailer(settings) },
      outbox: undefined,
      place: `Mail goes out by ${new URL(settings.url).hostname}, from ${settings.from}.`,
    };
  }
  const outbox = createOutbox({ folder: folder.file('mail'), clock, chance });
  return {
    notifying: { ...surroundings, mailer: outbox },
    outbox,
    place: `Mail (kept here, nothing is sent): ${shell.publicOrigin}${OUTBOX_PATH}`,
  };
}
