import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mailed, Mailer, Message } from '#ports/mail.ts';
import { toLine, writeMailbox } from './mailbox.ts';

export interface SesOptions {
  readonly client: SESv2Client;
  /** Whom messages come from, such as `Clarion <clarion@example.gov>`: a sender that SES has verified. */
  readonly from: string;
}

/** As the port has it, with what the SDK threw. That is for a debugger and never for a log: SES names addresses in it. */
type Failure = Exclude<Mailed, 'sent'> & { readonly cause: Error };

/** What SES says of one message, which says nothing of the next. */
const REFUSALS: Readonly<Record<string, string>> = {
  MessageRejected:
    'an address in it is not verified, which an account in the sandbox of SES needs of all, or SES takes it for harmful',
  BadRequestException: 'SES cannot read it, or the address that it goes to',
};

/** What SES says of the account or the sender, which every message would hear. */
const STOPPAGES: Readonly<Record<string, string>> = {
  AccountSuspendedException: 'AWS has suspended sending for this account',
  SendingPausedException: 'sending is paused for this account',
  MailFromDomainNotVerifiedException: 'the domain of MAIL_FROM is not verified with SES',
  NotFoundException: 'SES does not know the sender in MAIL_FROM',
  AccessDeniedException: 'this function may not send as MAIL_FROM, or SES is in its sandbox',
  LimitExceededException: 'the account has used up what SES lets it send',
  TooManyRequestsException: 'the account sends more at a time than SES lets it',
};

const CHARSET = 'UTF-8';

/** Mail through Amazon SES. */
export function createSesMailer({ client, from }: SesOptions): Mailer {
  return {
    send: async (message) => {
      try {
        await client.send(write(message, from));
        return 'sent';
      } catch (cause) {
        // Whatever SES says or fails to say is an expected outcome: the message is tried again.
        if (!(cause instanceof Error)) throw cause;
        return explain(cause);
      }
    },
  };
}

/** The parts of a message, not its source: what SES composes itself cannot be given another header by a text. */
function write({ to, subject, text }: Message, from: string): SendEmailCommand {
  return new SendEmailCommand({
    FromEmailAddress: from,
    Destination: { ToAddresses: [writeMailbox(to)] },
    Content: {
      Simple: {
        Subject: { Data: toLine(subject), Charset: CHARSET },
        Body: { Text: { Data: text, Charset: CHARSET } },
      },
    },
  });
}

function explain(cause: Error): Failure {
  const { name } = cause;
  const refusal = REFUSALS[name];
  if (refusal !== undefined) {
    return { kind: 'refused', reason: `Amazon SES refused a message: ${refusal} (${name}).`, cause };
  }
  const stoppage = STOPPAGES[name] ?? 'it did not answer as it should';
  return {
    kind: 'unreachable',
    reason: `Amazon SES takes no messages: ${stoppage} (${nameOf(cause)}).`,
    cause,
  };
}

/** What a log may hold of an error: its name and code, since the message repeats addresses. */
function nameOf(cause: Error): string {
  return 'code' in cause && typeof cause.code === 'string' ? `${cause.name} ${cause.code}` : cause.name;
}
