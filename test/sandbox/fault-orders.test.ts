import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CONTAINER_DELAY_MS, call, type Harness, MINUTE, SECOND, startHarness } from './harness.ts';

let sandbox: Harness;
let serial = 0;

beforeAll(async () => {
  sandbox = await startHarness();
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  await call('DELETE', `${sandbox.at.x}/_/faults`);
});

const order = (json: object) => call('POST', `${sandbox.at.threads}/_/faults`, { json });
const listed = async () => (await call('GET', `${sandbox.at.facebook}/_/faults`)).body.faults;

async function office(): Promise<{ id: string; handle: string; post: () => Promise<number> }> {
  serial += 1;
  const handle = `office_${serial}`;
  const id = await sandbox.account('x', handle);
  const token = await sandbox.token('x', id);
  let count = 0;
  const post = async () => {
    count += 1;
    const json = { text: `Post ${count} of ${handle}` };
    return (await call('POST', `${sandbox.at.x}/2/tweets`, { json, token })).status;
  };
  return { id, handle, post };
}

describe('an order of a fault', () => {
  test('strikes as often as asked, and is listed until then', async () => {
    const { post } = await office();
    const { status, body } = await order({
      platform: 'x',
      operation: 'create-post',
      fault: '500-before',
      times: 2,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ left: 2 });
    expect(await listed()).toMatchObject([{ fault: '500-before', left: 2 }]);
    expect([await post(), await post(), await post()]).toEqual([500, 500, 201]);
    expect(await listed()).toEqual([]);
  });

  test('can be for one account, by id or handle', async () => {
    const [one, other] = [await office(), await office()];
    for (const account of [one.id, one.handle]) {
      await order({ platform: 'x', operation: 'create-post', fault: '500-before', account });
      expect([await other.post(), await one.post(), await one.post()]).toEqual([201, 500, 201]);
    }
  });

  test('for one account is met by a token in the body, too', async () => {
    const page = await sandbox.account('facebook', 'page');
    const access_token = await sandbox.token('facebook', page);
    await order({ platform: 'facebook', operation: 'create-post', fault: 'duplicate', account: page });
    const url = `${sandbox.at.facebook}/v26.0/${page}/feed`;
    const answer = await call('POST', url, { form: { message: 'a', access_token } });
    expect(answer.body.error.code).toBe(506);
  });

  test('can begin later', async () => {
    const { post } = await office();
    await order({ platform: 'x', operation: 'create-post', fault: '500-before', afterMs: MINUTE });
    expect(await post()).toBe(201);
    sandbox.advance(MINUTE);
    expect(await post()).toBe(500);
  });

  test('is forgotten on request', async () => {
    const { post } = await office();
    await order({ platform: 'x', operation: 'create-post', fault: '500-before' });
    await call('DELETE', `${sandbox.at.x}/_/faults`);
    expect(await post()).toBe(201);
  });

  test.each<[string, object, RegExp, readonly string[]]>([
    ['platform', { platform: 'myspace' }, /platform/, ['x', 'facebook', 'instagram', 'threads']],
    ['operation', { operation: 'sing' }, /operation/, ['create-post', 'publish']],
    ['fault', { fault: 'gremlin' }, /fault/, ['accept-then-drop', 'refuse']],
    ['operation of the platform', { operation: 'publish' }, /x has no publish/, ['create-post', 'token']],
    [
      'fault of the operation',
      { fault: 'container-slow' },
      /has no container-slow/,
      ['timeout', 'duplicate'],
    ],
  ])('with an unknown %s is refused and names what is allowed', async (_, change, words, allowed) => {
    const { status, body } = await order({
      platform: 'x',
      operation: 'create-post',
      fault: 'reset',
      ...change,
    });
    expect(status).toBe(400);
    expect(body.error).toMatch(words);
    expect(body.allowed).toEqual(expect.arrayContaining([...allowed]));
    expect(await listed()).toEqual([]);
  });

  test.each<[string, object]>([
    ['no times', { times: 0 }],
    ['an unknown property', { colour: 'blue' }],
    ['a negative delay', { afterMs: -1 }],
  ])('with %s is refused', async (_, change) => {
    const answer = await order({ platform: 'x', operation: 'create-post', fault: 'reset', ...change });
    expect(answer.status).toBe(400);
  });

  test('for an unknown account is refused', async () => {
    const answer = await order({ platform: 'x', operation: 'me', fault: 'reset', account: 'nobody' });
    expect(answer.status).toBe(404);
  });
});

describe('the wording of a fault', () => {
  test('429 on X says in the header when the window resets', async () => {
    const id = await sandbox.account('x', 'limited');
    const token = await sandbox.token('x', id);
    await order({ platform: 'x', operation: 'create-post', fault: '429', delayMs: MINUTE });
    const answer = await call('POST', `${sandbox.at.x}/2/tweets`, { json: { text: 'a' }, token });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('x-rate-limit-remaining')).toBe('0');
    expect(answer.headers.get('x-rate-limit-reset')).toBe(String((sandbox.now() + MINUTE) / SECOND));
  });

  test('429-app on X says that the app has nothing left while the user has', async () => {
    const token = await sandbox.token('x', await sandbox.account('x', 'crowded'));
    await order({ platform: 'x', operation: 'create-post', fault: '429-app', delayMs: MINUTE });
    const { status, headers } = await call('POST', `${sandbox.at.x}/2/tweets`, {
      json: { text: 'a' },
      token,
    });
    expect(status).toBe(429);
    expect(headers.get('x-app-limit-24hour-remaining')).toBe('0');
    expect(headers.get('x-app-limit-24hour-reset')).toBe(String((sandbox.now() + MINUTE) / SECOND));
    expect(headers.get('x-rate-limit-remaining')).not.toBe('0');
  });

  test.each([
    ['facebook', 'create-post', 'feed'],
    ['instagram', 'create-container', 'media'],
    ['threads', 'create-container', 'threads'],
  ] as const)('429-app on %s is code 4 with a full app in the header', async (platform, operation, edge) => {
    const token = await sandbox.token(platform, await sandbox.account(platform, 'crowded'));
    await order({ platform, operation, fault: '429-app' });
    const version = platform === 'threads' ? 'v1.0' : 'v26.0';
    const answer = await call('POST', `${sandbox.at[platform]}/${version}/me/${edge}`, { json: {}, token });
    expect(answer.body.error.code).toBe(4);
    expect(JSON.parse(answer.headers.get('x-app-usage') ?? '').call_count).toBe(100);
  });

  test('429 on Facebook says in the header how many minutes to wait', async () => {
    const id = await sandbox.account('facebook', 'limited');
    const token = await sandbox.token('facebook', id);
    await order({ platform: 'facebook', operation: 'create-post', fault: '429', delayMs: 5 * MINUTE });
    const url = `${sandbox.at.facebook}/v26.0/${id}/feed`;
    const answer = await call('POST', url, { json: { message: 'a' }, token });
    expect(answer.body.error.code).toBe(80_001);
    const use = JSON.parse(answer.headers.get('x-business-use-case-usage') ?? '');
    expect(use[id][0].estimated_time_to_regain_access).toBe(5);
  });

  test.each([
    ['x', 'duplicate', 403, 'You are not allowed to create a Tweet with duplicate content.'],
    ['x', 'mention-refused', 403, 'You are not permitted to perform this action.'],
    ['x', 'expired-token', 401, 'Unauthorized'],
  ] as const)('%s %s is %i', async (platform, fault, status, detail) => {
    const token = await sandbox.token('x', await sandbox.account('x', 'worded'));
    await order({ platform, operation: 'create-post', fault });
    const answer = await call('POST', `${sandbox.at.x}/2/tweets`, { json: { text: 'a' }, token });
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toBe(detail);
  });
});

describe('a container struck by a fault', () => {
  const prepare = async (fault: string, operation: string) => {
    const id = await sandbox.account('threads', 'office');
    const token = await sandbox.token('threads', id);
    await order({ platform: 'threads', operation, fault, delayMs: MINUTE });
    const url = `${sandbox.at.threads}/v1.0`;
    const { body } = await call('POST', `${url}/me/threads`, {
      json: { media_type: 'TEXT', text: 'a' },
      token,
    });
    const status = async () =>
      (await call('GET', `${url}/${body.id}?fields=status,error_message`, { token })).body;
    return { id: body.id, status };
  };

  test('fails when it was to be finished', async () => {
    const { id, status } = await prepare('container-error', 'create-container');
    expect(await status()).toEqual({ id, status: 'IN_PROGRESS' });
    sandbox.advance(CONTAINER_DELAY_MS);
    expect(await status()).toEqual({ id, status: 'ERROR', error_message: 'UNKNOWN' });
  });

  test('fails while it is read', async () => {
    const { status } = await prepare('container-error', 'read-container');
    expect((await status()).status).toBe('ERROR');
    expect((await status()).status).toBe('ERROR');
  });

  test('takes its time', async () => {
    for (const operation of ['create-container', 'read-container']) {
      const { status } = await prepare('container-slow', operation);
      expect((await status()).status).toBe('IN_PROGRESS');
      sandbox.advance(MINUTE - 1);
      expect((await status()).status).toBe('IN_PROGRESS');
      sandbox.advance(1);
      expect((await status()).status).toBe('FINISHED');
    }
  });
});
