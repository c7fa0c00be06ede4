import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSmtpMailer } from '#adapters/smtp/mailer.ts';
import { type SmtpServer, startSmtpServer } from './smtp-server.ts';

const MESSAGE = {
  to: { name: 'Dana Whitfield', email: 'dana@millbrook.example.gov' },
  subject: 'Millbrook Town Clerk: X refused a post',
  text: 'X refused the link.\n\nNext step: change the post.\n',
};

let server: SmtpServer;

beforeAll(async () => {
  server = await startSmtpServer();
});
afterAll(() => server.stop());

const mailer = (url = server.url) => createSmtpMailer({ url, from: 'Clarion <clarion@example.gov>' });

describe('mail by SMTP', () => {
  it('reaches the server with its sender, recipient, subject and text', async () => {
    expect(await mailer().send(MESSAGE)).toBe('sent');
    const [envelope] = server.envelopes;
    expect(envelope?.from).toContain('<clarion@example.gov>');
    expect(envelope?.to).toContain('<dana@millbrook.example.gov>');
    expect(envelope?.data).toContain('From: Clarion <clarion@example.gov>');
    expect(envelope?.data).toContain('To: Dana Whitfield <dana@millbrook.example.gov>');
    expect(envelope?.data).toContain('Subject: Millbrook Town Clerk: X refused a post');
    expect(envelope?.data).toContain('Next step: change the post.');
  });

  it('cannot be given another recipient by a line break in a subject or a name', async () => {
    const before = server.envelopes.length;
    const subject = 'Hello\r\nBcc: else@example.com';
    const to = { ...MESSAGE.to, name: 'Dana\r\nBcc: else@example.com' };
    await mailer().send({ ...MESSAGE, subject, to });
    const [envelope] = server.envelopes.slice(before);
    expect(server.envelopes.length).toBe(before + 1);
    expect(envelope?.to).toContain('<dana@millbrook.example.gov>');
    expect(envelope?.data).not.toMatch(/^Bcc:/im);
  });

  it('that the server refuses is refused, and says why', async () => {
    server.recipientAnswer = '550 There is no such mailbox';
    const mailed = await mailer().send(MESSAGE);
    server.recipientAnswer = '250 Yes';
    expect(mailed).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('There is no such mailbox'),
    });
  });

  it('is not sent where no server answers', async () => {
    const gone = await startSmtpServer();
    await gone.stop();
    expect(await mailer(gone.url).send(MESSAGE)).toMatchObject({ kind: 'unreachable' });
  });
});
