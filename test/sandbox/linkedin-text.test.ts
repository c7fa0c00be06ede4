import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, type Harness, HOUR, startHarness } from './harness.ts';
import { type Company, idOf, openCompany } from './linkedin-calls.ts';

let sandbox: Harness;
let office: Company;
let other: Company;

beforeAll(async () => {
  sandbox = await startHarness();
  office = await openCompany(sandbox, 'office');
  other = await openCompany(sandbox, 'other', { name: 'Statewide (Association)' });
});
afterAll(() => sandbox.stop());

describe('little text', () => {
  /** Posts a commentary; gives what the public reads, and what the API gives back. */
  async function publish(commentary: string): Promise<{ text: string; returned: string }> {
    const urn = idOf(await office.post({ commentary }));
    const { commentary: returned } = (await office.rest('GET', `posts/${encodeURIComponent(urn)}`)).body;
    const { text, textAsSent } = (await sandbox.posts()).at(-1);
    expect(textAsSent).toBe(commentary);
    return { text, returned };
  }

  test.each<[string, string, string]>([
    [
      String.raw`All \| \{of\} \@them \[are\] \(here\) \<now\> \# \\ \* \_ \~`,
      String.raw`All | {of} @them [are] (here) <now> # \ * _ ~`,
      String.raw`All \| \{of\} \@them \[are\] \(here\) \<now\> \# \\ \* \_ \~`,
    ],
    [
      'Vote #Early, #2026Vote!',
      'Vote #Early, #2026Vote!',
      String.raw`Vote {hashtag|\#|Early}, {hashtag|\#|2026Vote}!`,
    ],
    [String.raw`{hashtag|\#|TrustedInfo}`, '#TrustedInfo', String.raw`{hashtag|\#|TrustedInfo}`],
    ['{hashtag|#|a}{hashtag|＃|b}', '#a#b', String.raw`{hashtag|\#|a}{hashtag|\#|b}`],
    [String.raw`{hashtag|\#|two\_words}`, '#two_words', String.raw`{hashtag|\#|two\_words}`],
    ['Plain. Ünïcode – “quoted” 🗳️', 'Plain. Ünïcode – “quoted” 🗳️', 'Plain. Ünïcode – “quoted” 🗳️'],
  ])('%s is read as it is meant', async (commentary, text, returned) => {
    expect(await publish(commentary)).toEqual({ text, returned });
  });

  test.each([
    ['Call us (today) at noon', 'Call us '],
    ['One * two', 'One '],
    ['See https://example.gov/a_b', 'See https://example.gov/a'],
    ['We are #1', 'We are '],
    ['#two_words', '#two'],
    ['Hello @office', 'Hello '],
    ['An {open brace', 'An '],
    ['{hashtag|#|}', ''],
    [String.raw`back\slash`, 'back'],
    ['Ask @[nobody](them)', 'Ask '],
  ])(
    '%s loses everything from the first reserved character that is not escaped',
    async (commentary, text) => {
      expect((await publish(commentary)).text).toBe(text);
    },
  );

  test('a mention of an organization by its exact name is one', async () => {
    const mention = String.raw`@[Statewide \(Association\)](${other.urn})`;
    const commentary = `With ${mention}, always`;
    expect(await publish(commentary)).toEqual({
      text: 'With Statewide (Association), always',
      returned: commentary,
    });
  });

  test('a mention under another name is no more than that name', async () => {
    expect(await publish(`With @[The Association](${other.urn}) today`)).toEqual({
      text: 'With The Association today',
      returned: 'With The Association today',
    });
  });

  test.each(['urn:li:organization:1', 'urn:li:person:abc'])('a mention of %s is refused', async (urn) => {
    const { status, body } = await office.post({ commentary: `Hello @[Someone](${urn})` });
    expect([status, body.code]).toEqual([400, 'INVALID_URN_ID']);
  });

  test('an account whose mentions are refused cannot mention', async () => {
    const silent = await openCompany(sandbox, 'silent', { mentions: 'refused' });
    const commentary = String.raw`@[Statewide \(Association\)](${other.urn})`;
    expect((await silent.post({ commentary })).status).toBe(400);
    expect((await silent.post({ commentary: 'Hello' })).status).toBe(201);
  });
});

test('the timeline shows a post as the public reads it', async () => {
  const shown = await openCompany(sandbox, 'shown', { name: 'Shown County' });
  const commentary = String.raw`Hi @[Statewide \(Association\)](${other.urn}): https://vote.gov \<now\> #Vote!`;
  const urn = idOf(await shown.post({ commentary }));
  sandbox.advance(HOUR);
  const { body } = await call('GET', `${sandbox.at.linkedin}/company/shown`);
  expect(body).toContain('>1 h ago · ');
  expect(body).toContain(
    'Hi <a href="/company/other" rel="nofollow noreferrer">Statewide (Association)</a>: <a href="https://vote.gov"',
  );
  expect(body).toContain('&lt;now&gt; <a href="/hashtag/Vote" rel="nofollow noreferrer">#Vote</a>!');
  for (const path of [
    `/feed/update/${urn}`,
    `/feed/update/${encodeURIComponent(urn)}`,
    `/feed/update/${urn}/`,
  ]) {
    const page = await call('GET', sandbox.at.linkedin + path);
    expect(page.status).toBe(200);
    expect(page.body).toContain('Post by Shown County');
  }
  expect((await call('GET', `${sandbox.at.linkedin}/hashtag/vote`)).body).toContain(urn);
});
