import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { decideSweep } from '#handlers/config.ts';
import { readMail } from '../../infra/aws/mail-settings.ts';
import { addStacks } from '../../infra/aws/stacks.ts';
import { policiesOf, statementsOf } from './policies.ts';
import { createApp, functionOf, MAIL_FROM, synthesize } from './synthesize.ts';

const Outputs = z.record(z.string(), z.object({ Value: z.unknown() }));
const Fn = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });

const SENDING = ['Publish', 'Sweep'];
const senderOf = (policies: ReturnType<typeof policiesOf>, name: string) =>
  statementsOf(policies, name).find(({ Action }) => Action.includes('ses:SendEmail'));

describe('an operator without a sender', () => {
  const { mail } = synthesize();

  test('gets the domain of the address, and its DNS records', () => {
    mail?.resourceCountIs('AWS::SES::EmailIdentity', 1);
    mail?.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'example.gov' });
    const outputs = Outputs.parse(mail?.findOutputs('*'));
    expect(Object.keys(outputs)).toEqual(['DkimRecord1', 'DkimRecord2', 'DkimRecord3']);
    expect(JSON.stringify(outputs.DkimRecord1)).toContain(' CNAME ');
  });
});

test('an operator with a sender keeps it', () => {
  const mailFrom = 'clarion@mail.example.gov';
  const { mail, publishing } = synthesize({ mailFrom, mailIdentity: 'example.gov' });
  expect(mail).toBeUndefined();
  for (const name of SENDING) {
    const sender = senderOf(policiesOf(publishing), name);
    expect(sender?.Resource).toContain(':identity/example.gov"');
    expect(sender?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': mailFrom } });
  }
});

test.each(['example.gov', 'mail.example.gov', 'clarion@mail.example.gov'])(
  'clarion@mail.example.gov can be sent for by %s',
  (name) => {
    expect(readMail('clarion@mail.example.gov', name)?.identity).toEqual({ name, isOurs: false });
  },
);

describe('an operator who wants no mail', () => {
  test('is warned that nobody will be told', () => {
    const folder = mkdtempSync(join(tmpdir(), 'clarion-cdk-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { publishing } = addStacks(createApp({}, folder));
    const sentence = Match.stringLikeRegexp('^mailFrom is not set: nobody will be told');
    Annotations.fromStack(publishing).hasWarning('*', sentence);
  });

  test('gets functions that send none, and no alarm about it', () => {
    const { publishing, watch, mail } = synthesize({ mailFrom: '' });
    expect(mail).toBeUndefined();
    for (const name of SENDING) expect(senderOf(policiesOf(publishing), name)).toBeUndefined();
    for (const description of ['Claims a post', 'Queues the posts that no wake-up']) {
      const { Variables } = functionOf(publishing, description, Fn).Environment;
      expect(Variables).not.toHaveProperty('MAIL_FROM');
      expect(Variables).not.toHaveProperty('PUBLIC_ORIGIN');
    }
    expect(JSON.stringify(watch.toJSON())).not.toContain('MailNotTaken');
  });
});

test('the address that workers lead to stays exported when an installation moves to a domain', () => {
  const domainName = 'clarion.example.gov';
  const certificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/1';
  const { web } = synthesize({ domainName, certificateArn });
  const exported = Object.keys(web.findOutputs('*')).filter((name) => name.includes('ApiEndpoint'));
  expect(exported).toHaveLength(1);
  const { publishing } = synthesize();
  expect(JSON.stringify(publishing.toJSON())).toContain(`clarion-web:${exported[0]}`);
});

describe('settings that do not fit together are refused, with both names:', () => {
  test.each([
    [undefined, 'example.gov', 'mailIdentity is set, but mailFrom is not.'],
    [
      MAIL_FROM,
      'example.org',
      `mailIdentity is "example.org", which does not stand for mailFrom, "${MAIL_FROM}".`,
    ],
    [MAIL_FROM, 'ample.gov', 'mailIdentity is "ample.gov", which does not stand for mailFrom'],
    [MAIL_FROM, 'dana@example.gov', 'mailIdentity is "dana@example.gov", which does not stand for mailFrom'],
  ])('%s and %s', (from, identity, sentence) => {
    expect(() => readMail(from, identity)).toThrow(sentence);
  });

  test('by the deployment', () => {
    const deploy = () => addStacks(createApp({ mailIdentity: 'example.gov' }));
    expect(deploy).toThrow('mailIdentity is set, but mailFrom is not.');
  });
});

describe('a deployment and its functions agree about a sender:', () => {
  test.each([
    ['Clarion <clarion@example.gov>', true],
    ['clarion@example.gov', true],
    ["Four Rivers' Clerks <clarion+posts@mail.example.gov>", true],
    ['Clarion', false],
    ['Clarion <clarion@example.gov', false],
    ['clarion@localhost', false],
    ['Elección <clarion@example.gov>', false],
    ['Clerk, Clarion <clarion@example.gov>', false],
    ['a@example.gov, b@example.gov', false],
  ])('%s', (from, isSender) => {
    if (isSender) expect(readMail(from, undefined)?.from).toBe(from);
    else expect(() => readMail(from, undefined)).toThrow(`mailFrom is "${from}", but has to be an address`);
    const env = {
      TABLE_NAME: 't',
      PUBLISH_QUEUE_URL: 'q',
      FAN_OUT_QUEUE_URL: 'f',
      PUBLIC_ORIGIN: 'https://c.example.gov',
    };
    expect(decideSweep({ ...env, MAIL_FROM: from }).ok).toBe(isSender);
  });
});
