import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSmtpMailer } from '#adapters/smtp/mailer.ts';
import { type ArrivedMessage, describeMailer, MESSAGE, SENDER } from '../contracts/mailer.ts';
import { type SmtpServer, startSmtpServer } from './smtp-server.ts';

let server: SmtpServer;

beforeAll(async () => {
  server = await startSmtpServer();
});
afterAll(() => server.stop());

const mailerAt = (url: string) => createSmtpMailer({ url, from: SENDER });

describeMailer('mail by SMTP', async () => {
  const { url, envelopes, refusals, stop } = await startSmtpServer();
  const gone = await startSmtpServer();
  await gone.stop();
  return {
    mailer: mailerAt(url),
    unheard: mailerAt(gone.url),
    arrived: () => envelopes.map(read),
    refuseNext: () => refusals.push('550 There is no such mailbox'),
    stop,
  };
});

test('a refused message tells what the server said', async () => {
  server.refusals.push('550 There is no such mailbox');
  expect(await mailerAt(server.url).send(MESSAGE)).toMatchObject({
    reason: expect.stringContaining('There is no such mailbox'),
  });
});

test('the envelope names the sender and the one recipient', async () => {
  await mailerAt(server.url).send(MESSAGE);
  expect(server.envelopes.at(-1)).toMatchObject({
    from: expect.stringContaining('<clarion@example.gov>'),
    to: expect.stringContaining('<dana@millbrook.example.gov>'),
  });
});

/** A message as it stands in the source that was sent. */
function read({ to, data }: SmtpServer['envelopes'][number]): ArrivedMessage {
  const [head = '', ...paragraphs] = data.split('\n\n');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1] ?? '';
  return {
    from: header('From'),
    recipients: [...to.matchAll(/<([^<>]+)>/g)].map(([, address = '']) => address),
    to: header('To'),
    subject: header('Subject'),
    head,
    text: paragraphs.join('\n\n'),
  };
}
