import type { SmtpOptions } from '#adapters/smtp/mailer.ts';
import { HostError } from '../host-error.ts';

/** Reads where mail goes: to the server in SMTP_URL, or into the outbox where none is set. Throws HostError. */
export function readMailSettings({ SMTP_URL, MAIL_FROM }: NodeJS.ProcessEnv): SmtpOptions | undefined {
  const url = SMTP_URL?.trim() ?? '';
  const from = MAIL_FROM?.trim() ?? '';
  if (url === '' && from === '') return undefined;
  if (url === '') throw new HostError('MAIL_FROM is set, but SMTP_URL is not. Set both, or neither.');
  if (from === '') throw new HostError('SMTP_URL is set, but MAIL_FROM is not. Set both, or neither.');
  if (!/^smtps?:\/\//.test(url) || !URL.canParse(url)) {
    // It may hold a password, so it is not repeated.
    throw new HostError(
      'SMTP_URL has to be the address of a mail server, such as smtps://user:password@mail.example.gov. Correct it, or unset it and MAIL_FROM to keep mail in the outbox.',
    );
  }
  if (!/^([^<>\r\n]+<)?[^\s<>@]+@[^\s<>@]+>?$/.test(from)) {
    throw new HostError(
      `MAIL_FROM is "${from}", but has to be an address such as Clarion <clarion@example.gov>.`,
    );
  }
  return { url, from };
}
