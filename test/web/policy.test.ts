import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULE_TITLES } from '#core/guardrails/data/rule-titles.ts';
import { MemberId } from '#core/ids.ts';
import { type AssociationPages, openAssociationPages } from './association-pages.ts';
import { readFields, sendForm } from './form-on-page.ts';

let pages: AssociationPages;

beforeAll(async () => {
  pages = await openAssociationPages(1);
});
afterAll(() => pages.stop());

const BASIS = { citation: 'Election Code 12', on: '2026-09-01' };
const version = async () => (await pages.association.policy.read())?.version ?? 0;
const change = async (kind: string, fields: Readonly<Record<string, string>>) =>
  pages.send('/wording', { ...BASIS, kind, seen: String(await version()), ...fields });
const changes = async () => (await pages.association.policy.read())?.changes ?? [];

describe('the rules of an association', () => {
  it('are listed as they hold and as they come with Clarion, and nobody vouches for a text', async () => {
    const page = await pages.show('/wording');
    for (const title of Object.values(RULE_TITLES)) expect(page).toContain(title.replaceAll('"', '&quot;'));
    expect(page).toContain('The rules hold as they come with Clarion.');
    expect(page).toContain('Nobody certifies a text as legal or nonpartisan.');
    expect(page).toContain('A text with a gap is not saved.');
    const viewer = await pages.visit('viewer');
    expect(await pages.show('/wording', viewer)).not.toContain('wording/new');
  });

  it.each([
    [
      'set-severity',
      { rule: 'party-names', severity: 'block-with-override' },
      'Names of parties: waits for a reason',
    ],
    [
      'put-words',
      { list: 'guarantees', words: 'rock solid', language: 'en', use: 'report' },
      '“rock solid” is reported (en)',
    ],
    ['drop-words', { id: 'guarantees own-en-rock-solid' }, 'Guarantees: without “own-en-rock-solid”'],
    ['set-threshold', { threshold: 'emoji-max', value: '1' }, 'Most emoji in a post: 1'],
    [
      'set-hashtag',
      { tag: '#OurSide', association: 'a local committee' },
      '#OurSide belongs to a local committee',
    ],
    ['allow-host', { host: 'https://state.example.gov/' }, 'Posts may link to state.example.gov'],
  ])('are changed by %s, with a citation, told in the history', async (kind, fields, words) => {
    expect(await pages.show(`/wording/new?kind=${kind}`)).toContain('Law or policy');
    expect((await change(kind, fields)).status).toBe(303);
    const page = await pages.show('/wording');
    expect(page).toContain(words);
    expect(page).toContain('Election Code 12, since 2026-09-01');
    const audit = await pages.association.readAudit();
    expect(audit.at(-1)).toMatchObject({ action: 'association.policy-changed' });
    expect(audit.at(-1)?.summary).toContain(`${words} (Election Code 12, from 2026-09-01)`);
  });

  it.each([
    ['a rule that nobody may weaken', 'set-severity', { rule: 'missing-handle', severity: 'off' }, 'rule'],
    ['what is held back elsewhere', 'set-severity', { rule: 'dates', severity: 'off' }, 'rule'],
    ['no rule at all', 'set-severity', { rule: '', severity: 'off' }, 'rule'],
    [
      'a pattern in place of words',
      'put-words',
      { list: 'guarantees', words: '.*', language: 'en', use: 'report' },
      'words',
    ],
    ['words that the list does not have', 'drop-words', { id: 'guarantees nothing' }, 'id'],
    ['a number out of bounds', 'set-threshold', { threshold: 'emoji-max', value: '99' }, 'value'],
    ['no number', 'set-threshold', { threshold: 'emoji-max', value: '' }, 'value'],
    ['no authority', 'allow-host', { host: 'example.gov', citation: '' }, 'citation'],
    ['no day', 'allow-host', { host: 'example.gov', on: '' }, 'on'],
  ])('are not changed by %s, which is told at its field', async (_, kind, fields, field) => {
    const before = await changes();
    const refused = await change(kind, fields);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(`href="#${field}"`);
    expect(await changes()).toEqual(before);
  });

  it('are not changed by whoever has seen others', async () => {
    const late = await pages.send('/wording', {
      ...BASIS,
      kind: 'allow-host',
      seen: '99',
      host: 'late.example.gov',
    });
    expect(late.status).toBe(409);
    expect(await pages.show('/wording')).not.toContain('late.example.gov');
    expect((await pages.send('/wording/take-back', { seen: '99', id: 'nothing' })).status).toBe(409);
  });

  it('are as before once a change is taken back, and the history tells both', async () => {
    const [first] = await changes();
    const seen = String(await version());
    expect((await pages.send('/wording/take-back', { seen, id: first?.id ?? '' })).status).toBe(303);
    expect((await changes()).map(({ id }) => id)).not.toContain(first?.id);
    const audit = await pages.association.readAudit();
    expect(audit.at(-1)).toMatchObject({ action: 'association.policy-taken-back' });
  });
});

it('what they hold back is said on an offer, before and after it is accepted', async () => {
  const words = { list: 'vote-for-against', words: 'Standards of Conduct', language: 'en', use: 'report' };
  expect((await change('put-words', words)).status).toBe(303);
  const id = await pages.offer('held-back');
  const [office] = pages.offices;
  if (!office) throw new Error('The stage has no office');
  const clerk = await pages.visitAs({
    id: MemberId.parse('clerk-of-all'),
    name: 'A Clerk',
    email: 'clerk@ashford.example.gov',
    grants: [{ officeId: office.profile.id, roles: ['owner'] }],
  });
  const path = `/offices/${office.profile.id}/offers/${id}`;
  const page = await (await clerk.get(path)).text();
  expect(page).toContain('A rule holds back 2 posts.');
  expect(page).toContain('“Standards of Conduct” can be read as asking people to vote one way');
  const fields = { ...readFields(page, `${path}/accept`), attested: 'yes' };
  expect((await sendForm(pages.app, pages.services, clerk, `${path}/accept`, fields)).status).toBe(303);
  expect(await (await clerk.get(path)).text()).toContain('2 posts that a rule holds back wait for approval');
  const posts = await office.store.listCampaignPosts(id);
  expect(posts.map(({ state }) => state)).toEqual(['review', 'review']);
});
