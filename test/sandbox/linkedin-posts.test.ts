import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, MINUTE, startHarness } from './harness.ts';
import { type Company, idOf, newPost, openCompany } from './linkedin-calls.ts';

let sandbox: Harness;
let office: Company;
let other: Company;

beforeAll(async () => {
  sandbox = await startHarness();
  office = await openCompany(sandbox, 'office');
  other = await openCompany(sandbox, 'other');
});
afterAll(() => sandbox.stop());

const read = (urn: string, company = office) => company.rest('GET', `posts/${encodeURIComponent(urn)}`);
const remove = (urn: string, company = office) => company.rest('DELETE', `posts/${encodeURIComponent(urn)}`);
const list = (query = '', company = office) =>
  company.rest('GET', `posts?q=author&author=${encodeURIComponent(office.urn)}${query}`);

describe('a new post', () => {
  test('is answered by its URN in a header and an empty body, and is public at once', async () => {
    const answer = await office.post({ commentary: 'First' });
    expect(answer.status).toBe(201);
    expect(answer.body).toBe('');
    const urn = idOf(answer);
    expect(urn).toMatch(/^urn:li:share:\d{19}$/);
    const now = sandbox.now();
    expect((await read(urn)).body).toEqual({
      ...newPost(office.urn, { commentary: 'First' }),
      id: urn,
      lifecycleStateInfo: { isEditedByAuthor: false },
      createdAt: now,
      publishedAt: now,
      lastModifiedAt: now,
    });
    expect((await sandbox.posts()).at(-1)).toMatchObject({
      platform: 'linkedin',
      id: urn.split(':').at(-1),
      account: { id: office.id, handle: 'office' },
      text: 'First',
      published: true,
      permalink: `${sandbox.at.linkedin}/feed/update/${urn}`,
    });
  });

  test('may carry an article', async () => {
    const article = { source: 'https://example.gov/count', title: 'How we count' };
    const urn = idOf(await office.post({ content: { article } }));
    expect((await read(urn)).body.content).toEqual({ article });
    expect((await sandbox.posts()).at(-1).link).toBe(article.source);
  });

  test.each<[string, object, number, string, string]>([
    ['no author', { author: undefined }, 400, 'MISSING_FIELD', '/author'],
    ['no commentary', { commentary: undefined }, 400, 'MISSING_FIELD', '/commentary'],
    ['no visibility', { visibility: undefined }, 400, 'MISSING_FIELD', '/visibility'],
    ['no distribution', { distribution: undefined }, 400, 'MISSING_FIELD', '/distribution'],
    ['no feed', { distribution: {} }, 400, 'MISSING_FIELD', '/distribution/feedDistribution'],
    ['no state', { lifecycleState: undefined }, 400, 'MISSING_FIELD', '/lifecycleState'],
    ['a draft', { lifecycleState: 'DRAFT' }, 400, 'INVALID_VALUE_FOR_FIELD', '/lifecycleState'],
    ['a narrow audience', { visibility: 'CONNECTIONS' }, 400, 'INVALID_VALUE_FOR_FIELD', '/visibility'],
    ['a blank text', { commentary: ' ' }, 400, 'INVALID_VALUE_BLANK_FIELD', '/commentary'],
    ['a member as author', { author: 'urn:li:person:a' }, 400, 'INVALID_URN_TYPE', '/author'],
    ['a number as text', { commentary: 7 }, 400, 'INVALID_VALUE_FOR_FIELD', '/commentary'],
    ['an advertisement', { adContext: {} }, 400, 'INVALID_VALUE_FOR_FIELD', '/adContext'],
    ['empty content', { content: {} }, 400, 'INVALID_VALUE_FOR_FIELD', '/content'],
    [
      'two kinds of content',
      { content: { media: { id: 'a' }, article: { source: 'https://example.gov', title: 'a' } } },
      400,
      'INVALID_VALUE_FOR_FIELD',
      '/content',
    ],
    [
      'an untitled article',
      { content: { article: { source: 'https://a.gov' } } },
      400,
      'MISSING_FIELD',
      '/content/article/title',
    ],
  ])('with %s is refused, and the field is named', async (_, change, status, code, field) => {
    const before = (await sandbox.posts()).length;
    const answer = await office.post(change);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.body.errorDetails.inputErrors[0]).toMatchObject({
      code,
      input: { inputPath: { fieldPath: field } },
    });
    expect(await sandbox.posts()).toHaveLength(before);
  });

  test.each<[string, object, string]>([
    ['an unknown field', { colour: 'blue' }, '/colour'],
    ['an unknown field inside', { content: { media: { id: 'a', url: 'b' } } }, '/content/media/url'],
    ['a field that is null', { content: null }, '/content'],
  ])('with %s is not permitted', async (_, change, field) => {
    const { status, body } = await office.post(change);
    expect(status).toBe(403);
    expect(body.message).toBe(
      `Unpermitted fields present in REQUEST_BODY: Data Processing Exception while processing fields [${field}]`,
    );
  });

  test('in the name of an organization that the member does not administer is refused', async () => {
    for (const author of [other.urn, 'urn:li:organization:1']) {
      const { status, body } = await office.post({ author });
      expect([status, body.code]).toEqual([403, 'ACCESS_DENIED']);
    }
  });

  test('has to be JSON, and say so', async () => {
    const raw = JSON.stringify(newPost(office.urn));
    expect((await office.rest('POST', 'posts', { raw })).status).toBe(415);
    const headers = { 'content-type': 'application/json' };
    expect((await office.rest('POST', 'posts', { raw: '{', headers })).status).toBe(400);
  });

  test('has at most 3,000 characters: escapes do not count, what is lost does', async () => {
    const long = (length: number) => `${'a'.repeat(length - 2)}\\(🗳`;
    expect((await office.post({ commentary: long(3000) })).status).toBe(201);
    const { status, body } = await office.post({ commentary: long(3001) });
    expect([status, body.code]).toEqual([400, 'FIELD_LENGTH_TOO_LONG']);
    expect(body.message).toBe("/commentary length 3001 can't exceeded maximum 3000 length");
    expect((await office.post({ commentary: `a (${'b'.repeat(3000)}` })).status).toBe(400);
  });
});

describe('a repeated post', () => {
  const commentary = 'Again and again';

  test('is refused for ten minutes, naming the first, which can be read', async () => {
    const urn = idOf(await office.post({ commentary }));
    sandbox.advance(10 * MINUTE - 1);
    const again = await office.post({ commentary });
    expect(again.status).toBe(422);
    expect(again.body).toEqual({
      status: 422,
      errorDetailType: 'com.linkedin.common.error.BadRequest',
      message: `com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of ${urn}`,
      errorDetails: {
        inputErrors: [{ description: 'Duplicate post is detected', input: {}, code: 'DUPLICATE_POST' }],
      },
    });
    expect((await read(urn)).status).toBe(200);
    expect((await other.post({ commentary })).status).toBe(201);
    sandbox.advance(1);
    expect((await office.post({ commentary })).status).toBe(201);
  });

  test('names a ghost after the first was deleted', async () => {
    const urn = idOf(await office.post({ commentary: 'Boo' }));
    await remove(urn);
    const again = await office.post({ commentary: 'Boo' });
    expect(again.status).toBe(422);
    expect(again.body.message).toContain(urn);
    expect((await read(urn)).status).toBe(404);
  });

  test('names a ghost when it is ordered as a fault', async () => {
    await sandbox.order({ platform: 'linkedin', operation: 'create-post', fault: 'duplicate' });
    const { status, body } = await office.post({ commentary: 'Never seen before' });
    expect(status).toBe(422);
    const [ghost = ''] = /urn:li:share:\d+/.exec(body.message) ?? [];
    expect((await read(ghost)).status).toBe(404);
  });
});

describe('reading and deleting', () => {
  test('a post is shown to its organization only', async () => {
    const urn = idOf(await office.post({ commentary: 'Ours' }));
    expect((await read(urn, other)).status).toBe(403);
    expect((await remove(urn, other)).status).toBe(403);
    expect((await list('', other)).status).toBe(403);
  });

  test('a URN that is not percent-encoded is refused', async () => {
    const urn = idOf(await office.post({ commentary: 'Encoded' }));
    const answer = await office.rest('GET', `posts/${urn}`);
    expect([answer.status, answer.body.message]).toEqual([400, 'Syntax exception in path variables']);
    expect((await office.rest('GET', `posts?q=author&author=${office.urn}`)).status).toBe(400);
  });

  test.each(['urn:li:share:1', 'urn:li:activity:1', 'nonsense'])('%s is not found', async (urn) => {
    const answer = await read(urn);
    expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND']);
    expect((await remove(urn)).status).toBe(404);
  });

  test('deleting takes a post from the public, stays on record, and may be repeated', async () => {
    const urn = idOf(await office.post({ commentary: 'Gone soon' }));
    expect((await remove(urn)).status).toBe(204);
    expect((await remove(urn)).status).toBe(204);
    expect((await read(urn)).status).toBe(404);
    expect((await list()).body.elements.map(({ id }: { id: string }) => id)).not.toContain(urn);
    expect((await sandbox.posts()).at(-1)).toMatchObject({ text: 'Gone soon', deleted: true });
  });

  test('an author has its posts listed, newest first, page by page', async () => {
    const older = idOf(await office.post({ commentary: 'Older' }));
    sandbox.advance(MINUTE);
    const newer = idOf(await office.post({ commentary: 'Newer' }));
    const { body } = await list('&count=2&sortBy=CREATED');
    expect(body.elements.map(({ id }: { id: string }) => id)).toEqual([newer, older]);
    expect(body.paging).toMatchObject({ start: 0, count: 2, links: [] });
    const next = await list('&start=1&count=1');
    expect(next.body.elements).toMatchObject([{ id: older, commentary: 'Older', author: office.urn }]);
    expect((await list('&start=1000')).body.elements).toEqual([]);
  });

  test.each(['&count=0', '&count=101', '&sortBy=BEST', '&colour=blue', '&isDsc=true'])(
    'the finder refuses %s',
    async (query) => {
      expect((await list(query)).status).toBe(400);
    },
  );
});
