import { createTransport } from 'nodemailer';
import { SECOND } from '#core/time.ts';
import type { Mailer } from '#ports/mail.ts';

export interface SmtpOptions {
  /** Such as `smtps://user:password@mail.example.gov`. */
  readonly url: string;
  /** Whom messages come from, such as `Clarion <clarion@example.gov>`. */
  readonly from: string;
}

/** What nodemailer calls it when a server that answers does not want this recipient or this message. */
const REFUSALS: ReadonlySet<unknown> = new Set(['EENVELOPE', 'EMESSAGE']);

/** Mail through a server that speaks SMTP. */
export function createSmtpMailer({ url, from }: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    // A server that does not answer must not hold up the posts behind it.
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 20 * SECOND,
    // A message is its text: nothing is to be fetched into it, whatever the text says.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text }) => {
      try {
        await transport.sendMail({ from, to: { name: to.name, address: to.email }, subject, text });
        return 'sent';
      } catch (cause) {
        // Whatever a mail server says or fails to say is an expected outcome: the message is tried again.
        if (!(cause instanceof Error)) throw cause;
        const kind = 'code' in cause && REFUSALS.has(cause.code) ? 'refused' : 'unreachable';
        return { kind, reason: `The mail server did not take a message: ${cause.message}` };
      }
    },
  };
}
