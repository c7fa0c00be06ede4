import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeMailbox } from '#adapters/ses/mailbox.ts';
import { createSesMailer } from '#adapters/ses/mailer.ts';
import { describeMailer, MESSAGE, SENDER } from '../contracts/mailer.ts';
import { loopbackClient } from './loopback.ts';
import { openSes } from './ses-stand-in.ts';

/** One attempt a message: how often the SDK tries is for `aws-clients.ts` to say. */
const mailerAt = (endpoint: string) =>
  createSesMailer({ client: new SESv2Client({ ...loopbackClient, endpoint, maxAttempts: 1 }), from: SENDER });

describeMailer('mail by Amazon SES', async () => {
  const ses = await openSes();
  const gone = await openSes();
  gone.close();
  return {
    mailer: mailerAt(ses.endpoint),
    unheard: mailerAt(gone.endpoint),
    arrived: () => ses.arrived,
    refuseNext: () =>
      ses.faults.push({ status: 400, type: 'MessageRejected', message: 'Email address is not verified.' }),
    stop: ses.close,
  };
});

describe('of what SES answers', () => {
  let ses: Awaited<ReturnType<typeof openSes>>;
  beforeAll(async () => {
    ses = await openSes();
  });
  afterAll(() => ses.close());

  test.each([
    [400, 'MessageRejected', 'refused'],
    [400, 'BadRequestException', 'refused'],
    [400, 'AccountSuspendedException', 'unreachable'],
    [400, 'SendingPausedException', 'unreachable'],
    [400, 'MailFromDomainNotVerifiedException', 'unreachable'],
    [400, 'LimitExceededException', 'unreachable'],
    [403, 'AccessDeniedException', 'unreachable'],
    [404, 'NotFoundException', 'unreachable'],
    [429, 'TooManyRequestsException', 'unreachable'],
    [500, 'InternalServiceErrorException', 'unreachable'],
  ])('%d %s is %s, with a reason that repeats no address', async (status, type, kind) => {
    ses.faults.push({ status, type, message: `Identity ${MESSAGE.to.email} and clarion@example.gov failed` });
    const mailed = await mailerAt(ses.endpoint).send(MESSAGE);
    expect(mailed).toMatchObject({ kind, reason: expect.stringContaining(type), cause: { name: type } });
    expect(JSON.stringify(mailed !== 'sent' && mailed.reason)).not.toContain('@');
  });

  test('what is not SES’s at all is nobody to send by', async () => {
    const client = new SESv2Client({
      ...loopbackClient,
      endpoint: ses.endpoint,
      credentials: () => Promise.reject(new Error('No credentials for dana@millbrook.example.gov')),
    });
    const mailed = await createSesMailer({ client, from: SENDER }).send(MESSAGE);
    expect(mailed).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('(Error)') });
    expect(JSON.stringify(mailed !== 'sent' && mailed.reason)).not.toContain('@');
  });
});

describe('a mailbox', () => {
  const email = 'ines@example.gov';

  test.each([
    ['Inés Peña', '=?UTF-8?B?SW7DqXMgUGXDsWE=?= <ines@example.gov>'],
    ['O"Neil \\ Ana', '"O\\"Neil \\\\ Ana" <ines@example.gov>'],
    ['Clerk, Millbrook <clerk@example.com>', '"Clerk, Millbrook <clerk@example.com>" <ines@example.gov>'],
    ['\u0000\r\n', 'ines@example.gov'],
    ['Dana\u2028Bcc: else', '"Dana Bcc: else" <ines@example.gov>'],
  ])('of %j is %s', (name, mailbox) => {
    expect(writeMailbox({ name, email })).toBe(mailbox);
  });

  test('of a long name is made of words that mail programs accept, and reads as it was written', () => {
    const name = '選挙管理委員会事務局 Ñ'.repeat(4);
    const words = writeMailbox({ name, email }).split(' ').slice(0, -1);
    const read = words.map((word) => {
      expect(word.length).toBeLessThanOrEqual(75);
      return Buffer.from(/^=\?UTF-8\?B\?(.+)\?=$/.exec(word)?.[1] ?? '', 'base64').toString();
    });
    expect(read.length).toBeGreaterThan(1);
    expect(read.join('')).toBe(name);
  });
});
