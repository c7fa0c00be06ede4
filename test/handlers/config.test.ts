import { describe, expect, test, vi } from 'vitest';
import { Platform } from '#core/ids.ts';
import { decideDispatch, decideFanOut, decidePublish, decideSweep, decideWeb } from '#handlers/config.ts';
import { ConfigError, insist } from '#handlers/config-error.ts';
import { type Env, readEnv } from '#handlers/env.ts';

const platforms = ['x', 'facebook'].map((platform) => Platform.parse(platform));

const complete: Env = {
  TABLE_NAME: 'clarion',
  PUBLISH_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/000000000000/orders',
  FAN_OUT_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/000000000000/fan-outs',
  WAKE_UP_GROUP: 'clarion-wake-ups',
  WAKE_UP_QUEUE_ARN: 'arn:aws:sqs:us-east-1:000000000000:wake-ups',
  WAKE_UP_ROLE_ARN: 'arn:aws:iam::000000000000:role/scheduler',
  WAKE_UP_DEAD_LETTER_ARN: 'arn:aws:sqs:us-east-1:000000000000:dead',
  MEDIA_BUCKET: 'images',
  VAULT_KEY_ARN: 'arn:aws:kms:us-east-1:000000000000:key/1',
  PUBLIC_ORIGIN: 'https://clarion.example.gov',
  OIDC_ISSUER: 'https://login.example.gov/tenant',
  OIDC_CLIENT_ID: 'clarion',
  CLARION_VERSION: '1.0.0',
  X_CLIENT_ID: 'x-app',
  X_CLIENT_SECRET: 'x-secret',
};

test('a complete environment becomes a configuration', () => {
  const decided = decideWeb(complete, platforms);
  expect(decided).toEqual({
    ok: true,
    value: {
      table: 'clarion',
      publishQueueUrl: complete.PUBLISH_QUEUE_URL,
      fanOutQueueUrl: complete.FAN_OUT_QUEUE_URL,
      wakeUps: {
        groupName: 'clarion-wake-ups',
        targetArn: complete.WAKE_UP_QUEUE_ARN,
        roleArn: complete.WAKE_UP_ROLE_ARN,
        deadLetterArn: complete.WAKE_UP_DEAD_LETTER_ARN,
      },
      mediaBucket: 'images',
      vaultKeyArn: complete.VAULT_KEY_ARN,
      apps: new Map([['x', { clientId: 'x-app', clientSecret: 'x-secret', sandbox: undefined }]]),
      publicOrigin: 'https://clarion.example.gov',
      signIn: {
        issuer: 'https://login.example.gov/tenant',
        clientId: 'clarion',
        pageOrigin: 'https://login.example.gov',
      },
      platforms: 'live',
      version: '1.0.0',
      linkChecks: true,
    },
  });
});

test('pages send invitations as the sender, where there is one', () => {
  const from = 'Clarion <clarion@example.gov>';
  expect(decideWeb({ ...complete, MAIL_FROM: from }, platforms)).toMatchObject({
    ok: true,
    value: { mail: { from, publicOrigin: complete.PUBLIC_ORIGIN } },
  });
  expect(decideWeb({ ...complete, MAIL_FROM: 'Clarion' }, platforms)).toMatchObject({ ok: false });
});

test('going through offices takes the names of the platforms, and no app', () => {
  const { X_CLIENT_ID, X_CLIENT_SECRET, ...env } = complete;
  const decided = decideFanOut({ ...env, PLATFORMS: 'facebook, x' }, platforms);
  expect(decided).toMatchObject({
    ok: true,
    value: { fanOutQueueUrl: complete.FAN_OUT_QUEUE_URL, platforms: ['x', 'facebook'] },
  });
});

test.each([
  ['', 'PLATFORMS is not set.'],
  ['x,myspace', 'PLATFORMS is "x,myspace", but "myspace" is none of x, facebook.'],
])('platforms are refused as %j', (list, sentence) => {
  const decided = decideFanOut(readEnv({ ...complete, PLATFORMS: list }), platforms);
  expect(decided).toEqual({ ok: false, error: [sentence] });
});

test('with a sender there is mail, which leads to the pages', () => {
  const decided = decideSweep({ ...complete, MAIL_FROM: 'Clarion <clarion@example.gov>' });
  expect(decided).toMatchObject({
    ok: true,
    value: { mail: { from: 'Clarion <clarion@example.gov>', publicOrigin: 'https://clarion.example.gov' } },
  });
});

test('without either there is no mail', () => {
  const decided = decideSweep(readEnv({ ...complete, PUBLIC_ORIGIN: '' }));
  expect(decided).toMatchObject({ ok: true, value: { mail: undefined } });
});

describe('of what sends mail, refused is', () => {
  const mailing: Env = { ...complete, MAIL_FROM: 'clarion@example.gov' };
  const ADVICE = 'but has to be an address in plain letters, such as Clarion <clarion@example.gov>.';

  test.each<[string, Env, string]>([
    [
      'a sender without pages to lead to',
      { PUBLIC_ORIGIN: '' },
      'MAIL_FROM is set, but PUBLIC_ORIGIN is not. Set both, or neither.',
    ],
    [
      'pages to lead to without a sender',
      { MAIL_FROM: '' },
      'PUBLIC_ORIGIN is set, but MAIL_FROM is not. Set both, or neither.',
    ],
    [
      'an origin without TLS',
      { PUBLIC_ORIGIN: 'http://clarion.example.gov' },
      'PUBLIC_ORIGIN is http://clarion.example.gov, but has to be an origin such as https://clarion.example.gov.',
    ],
    ['a name alone', { MAIL_FROM: 'Clarion' }, `MAIL_FROM is "Clarion", ${ADVICE}`],
    [
      'half a bracket',
      { MAIL_FROM: 'clarion@example.gov>' },
      `MAIL_FROM is "clarion@example.gov>", ${ADVICE}`,
    ],
    [
      'letters that SES does not take',
      { MAIL_FROM: 'Elección <clarion@example.gov>' },
      `MAIL_FROM is "Elección <clarion@example.gov>", ${ADVICE}`,
    ],
    [
      'two senders',
      { MAIL_FROM: 'a@example.gov, b@example.gov' },
      `MAIL_FROM is "a@example.gov, b@example.gov", ${ADVICE}`,
    ],
  ])('%s', (_, changes, sentence) => {
    const env = readEnv({ ...mailing, ...changes });
    expect(decideSweep(env)).toEqual({ ok: false, error: [sentence] });
    expect(decidePublish(env, platforms)).toEqual({ ok: false, error: [sentence] });
  });
});

test('an empty setting is one that is not set', () => {
  expect(readEnv({ TABLE_NAME: ' clarion ', X_CLIENT_ID: '', X_CLIENT_SECRET: '  ' })).toEqual({
    TABLE_NAME: 'clarion',
  });
});

test('the environment of a process is read as it is', () => {
  vi.stubEnv('TABLE_NAME', 'from-the-process');
  expect(readEnv().TABLE_NAME).toBe('from-the-process');
  vi.unstubAllEnvs();
});

test('X’s numbers are read where the operator says that they may be, in that word', () => {
  const appOf = (env: Env) => {
    const decided = decidePublish(
      readEnv({ ...complete, MAIL_FROM: '', PUBLIC_ORIGIN: '', ...env }),
      platforms,
    );
    return decided.ok && decided.value.apps.get(Platform.parse('x'));
  };
  const app = { clientId: 'x-app', clientSecret: 'x-secret', sandbox: undefined };
  expect(appOf({})).toStrictEqual(app);
  expect(appOf({ X_REACH: '' })).toStrictEqual(app);
  expect(appOf({ X_REACH: ' allowed ' })).toStrictEqual({ ...app, mayReadReach: true });
});

test('a platform whose apps are all sandboxed shows as the sandbox', () => {
  const decided = decideWeb({ ...complete, X_SANDBOX_ORIGIN: 'https://sandbox.example.gov' }, platforms);
  expect(decided).toMatchObject({ ok: true, value: { platforms: 'sandbox' } });
});

test('links are asked for where platforms are live, unless the operator wants none of it', () => {
  const sandbox = { X_SANDBOX_ORIGIN: 'https://sandbox.example.gov' };
  const sending = { ...complete, MAIL_FROM: 'clarion@example.gov' };
  const decided = (changes: Env) =>
    [decideWeb({ ...sending, ...changes }, platforms), decideSweep({ ...sending, ...changes })].map(
      (result) => (result.ok ? result.value.linkChecks : result.error),
    );
  expect(decided({})).toEqual([true, true]);
  expect(decided({ LINK_CHECKS: 'on' })).toEqual([true, true]);
  expect(decided({ LINK_CHECKS: 'off' })).toEqual([false, false]);
  expect(decided(sandbox)).toEqual([false, false]);
  expect(decided({ ...sandbox, LINK_CHECKS: 'off' })).toEqual([false, false]);
});

describe('refused is, with a sentence that names every setting at fault,', () => {
  test.each<[string, Env, string]>([
    [
      'an app without its secret',
      { X_CLIENT_SECRET: '' },
      'X_CLIENT_ID is set, but X_CLIENT_SECRET is not. Set both, or neither.',
    ],
    [
      'a secret without its app',
      { FACEBOOK_CLIENT_SECRET: 'f' },
      'FACEBOOK_CLIENT_SECRET is set, but FACEBOOK_CLIENT_ID is not. Set both, or neither.',
    ],
    [
      'a sandbox without an app',
      { FACEBOOK_SANDBOX_ORIGIN: 'https://s.example.gov' },
      'FACEBOOK_SANDBOX_ORIGIN is set, but FACEBOOK_CLIENT_ID is not. Set both, or neither.',
    ],
    [
      'a mixture of sandbox and live',
      { X_SANDBOX_ORIGIN: 'https://s.example.gov', FACEBOOK_CLIENT_ID: 'f', FACEBOOK_CLIENT_SECRET: 'f' },
      'X_SANDBOX_ORIGIN is set, but FACEBOOK_SANDBOX_ORIGIN is not. Point all platforms at the sandbox, or none.',
    ],
    [
      'no platform at all',
      { X_CLIENT_ID: '', X_CLIENT_SECRET: '' },
      'No platform is set up. Set the client id and secret of at least one, such as X_CLIENT_ID.',
    ],
    [
      'any other word for checking links',
      { LINK_CHECKS: 'yes' },
      'LINK_CHECKS is "yes", but has to be "on" or "off".',
    ],
    [
      'checking links of a demonstration',
      { LINK_CHECKS: 'on', X_SANDBOX_ORIGIN: 'https://s.example.gov' },
      'LINK_CHECKS is on, but X_SANDBOX_ORIGIN is set: with the sandbox nothing outside is asked. Leave LINK_CHECKS out, or point no platform at the sandbox.',
    ],
    [
      'any other word for allowing X’s numbers',
      { X_REACH: 'Allowed' },
      'X_REACH is "Allowed", but has to be "allowed" where X’s agreement lets Clarion show its numbers to these offices. Where it does not, leave it out.',
    ],
    [
      'X’s numbers without X',
      {
        X_REACH: 'allowed',
        X_CLIENT_ID: '',
        X_CLIENT_SECRET: '',
        FACEBOOK_CLIENT_ID: 'f',
        FACEBOOK_CLIENT_SECRET: 'f',
      },
      'X_REACH is set, but X_CLIENT_ID is not. Set both, or neither.',
    ],
    [
      'X’s numbers with half of X',
      { X_REACH: 'allowed', X_CLIENT_SECRET: '', FACEBOOK_CLIENT_ID: 'f', FACEBOOK_CLIENT_SECRET: 'f' },
      'X_CLIENT_ID is set, but X_CLIENT_SECRET is not. Set both, or neither.',
    ],
    [
      'one queue for two purposes',
      { WAKE_UP_DEAD_LETTER_ARN: complete.WAKE_UP_QUEUE_ARN ?? '' },
      'WAKE_UP_DEAD_LETTER_ARN and WAKE_UP_QUEUE_ARN name the same queue, but the one takes what cannot be delivered to the other. Name two queues.',
    ],
    [
      'an origin with a path',
      { PUBLIC_ORIGIN: 'https://clarion.example.gov/' },
      'PUBLIC_ORIGIN is https://clarion.example.gov/, but has to be an origin such as https://clarion.example.gov.',
    ],
    [
      'an origin without TLS',
      { PUBLIC_ORIGIN: 'http://clarion.example.gov' },
      'PUBLIC_ORIGIN is http://clarion.example.gov, but has to be an origin such as https://clarion.example.gov.',
    ],
    [
      'an issuer without TLS',
      { OIDC_ISSUER: 'http://login.example.gov' },
      'OIDC_ISSUER is http://login.example.gov, but has to begin with https://.',
    ],
    ['a missing table', { TABLE_NAME: '' }, 'TABLE_NAME is not set.'],
  ])('%s', (_, changes, sentence) => {
    const decided = decideWeb(readEnv({ ...complete, ...changes }), platforms);
    expect(decided).toEqual({ ok: false, error: [sentence] });
  });

  test('everything that is wrong, at once', () => {
    const decided = decidePublish({}, platforms);
    expect(decided.ok).toBe(false);
    expect(!decided.ok && decided.error).toHaveLength(8);
  });

  test('by an error that ends the start', () => {
    const start = () => insist(decideDispatch({ TABLE_NAME: 'clarion' }));
    expect(start).toThrow(ConfigError);
    expect(start).toThrow('PUBLISH_QUEUE_URL is not set.');
  });
});
