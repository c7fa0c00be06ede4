import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignId, OfficeId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { DAY, HOUR, later, MINUTE } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { declineStoredOffer } from '#use-cases/decline-offer.ts';
import { type AssociationPages, openAssociationPages } from './association-pages.ts';

const COUNT = 4;

let here: AssociationPages;
let campaign: CampaignId;

beforeAll(async () => {
  here = await openAssociationPages(COUNT);
  campaign = await here.offer('spring');
  await accept(0);
  const { store } = office(1);
  const seen = (await store.readOffer(campaign))?.version;
  const answer = { campaignId: campaign, seen, by: clerkOf(1), reason: 'We have our own words' };
  await declineStoredOffer(here.services, store, answer);
  await storeLargeCampaign();
});
afterAll(() => here.stop());

const clerkOf = (index: number) => ({
  kind: 'member' as const,
  id: `clerk-${index}`,
  name: `Clerk ${index}`,
});

function office(index: number) {
  const found = here.offices[index];
  if (!found) throw new Error(`The stage has no office ${index}`);
  return found;
}

async function accept(index: number) {
  const { store } = office(index);
  const seen = (await store.readOffer(campaign))?.version;
  await acceptStoredOffer(here.services, store, { campaignId: campaign, seen, by: clerkOf(index) });
}

/** A campaign on its way to offices that exist nowhere else. */
async function storeLargeCampaign() {
  const stored = await here.association.readCampaign(campaign);
  if (!stored) throw new Error('The campaign is gone');
  const officeIds = Array.from({ length: 2_000 }, (_, index) => OfficeId.parse(`member-${index}`));
  const large = { ...stored, id: CampaignId.parse('large'), officeIds, version: 0 };
  await here.association.noteCampaign({ ...large, state: 'offering', reached: 1_225 });
}

const show = (rest = '') => here.show(`/campaigns/${campaign}${rest}`);
const countRows = (page: string) => page.match(/<th scope="row"/g)?.length ?? 0;

describe('the board', () => {
  it('counts all offices, whatever is shown of them', async () => {
    const page = await show();
    expect(page).toContain('1 accepted, 1 declined, 2 no answer yet');
    expect(countRows(page)).toBe(COUNT);
    expect(await show('?show=pending')).toContain('1 accepted, 1 declined, 2 no answer yet');
  });

  it('of thousands of offices has a hundred on a page, and counts all of them', async () => {
    const page = await here.show('/campaigns/large');
    expect(page).toContain('2,000 not reached');
    expect(countRows(page)).toBe(100);
    expect(page).toContain('Page 1 of 20');
    expect(await here.show('/campaigns/large?page=20')).toContain('member-1999');
    expect(await here.show('/campaigns/large?page=99')).toContain('Page 20 of 20');
  });

  it('shows who answered, when and why, and only what is asked for', async () => {
    const declined = await show('?show=declined');
    expect(countRows(declined)).toBe(1);
    expect(declined).toContain('Birchwood 1 Town Clerk');
    expect(declined).toContain('Clerk 1');
    expect(declined).toContain('We have our own words');
    expect(countRows(await show('?show=accepted'))).toBe(1);
    expect(countRows(await show('?show=nonsense'))).toBe(COUNT);
    expect(await show('?show=expired')).toContain('No office stands like this.');
  });

  it('takes what nobody answered in time for no answer, before anything has noted it', async () => {
    here.clock.set(later(REFERENCE_INSTANT, 30 * DAY));
    const page = await here.show(`/campaigns/${campaign}`, await here.visit('publisher'));
    expect(page).toContain('1 accepted, 1 declined, 2 no answer in time');
    expect(page).toContain('Being closed');
    expect(page).not.toContain('again</button>');
    here.clock.set(REFERENCE_INSTANT);
  });

  it('of a campaign that does not exist is not found, as is every step of it', async () => {
    for (const path of ['', '/progress', '/public', '/withdraw']) {
      expect((await here.owner.get(here.path(`/campaigns/nothing${path}`))).status, path).toBe(404);
    }
    for (const path of ['/nudge', '/withdraw']) {
      expect((await here.send(`/campaigns/nothing${path}`, { reason: 'x' })).status, path).toBe(404);
    }
  });
});

describe('the progress', () => {
  it('is what has been reached, office for office', async () => {
    const read = async () => (await here.owner.get(here.path('/campaigns/large/progress'))).json();
    expect(await read()).toMatchObject({ underWay: true, reached: 1225, total: 2000 });
    const page = await here.show('/campaigns/large');
    expect(page).toContain('1,225 of 2,000 offices have their offer.');
    expect(page).toContain('<progress max="2000" value="1225"');
    expect(page).toContain('src="/assets/offer-progress.js"');
    const done = await (await here.owner.get(here.path(`/campaigns/${campaign}/progress`))).json();
    expect(done).toMatchObject({ underWay: false, reached: COUNT, total: COUNT });
    expect(await show()).not.toContain('<progress');
  });
});

describe('asking again', () => {
  it('reaches one office, then all the others, and nobody twice a day', async () => {
    here.clock.set(later(REFERENCE_INSTANT, HOUR));
    const nudge = (fields = {}) => here.send(`/campaigns/${campaign}/nudge`, fields);
    expect((await nudge({ office: office(2).profile.id })).status).toBe(303);
    expect(await show()).toContain('1 office was asked again for an answer.');
    await nudge();
    const page = await show();
    expect(page).toContain('1 office was asked again for an answer. 1 office was asked within the last day');
    expect(page).not.toContain('again</button>');
    await nudge({ office: office(0).profile.id });
    expect(await show()).toContain('Nobody was asked: there is no office left that could still answer.');
    expect((await nudge({ office: 'no id at all' })).status).toBe(404);
    here.clock.set(REFERENCE_INSTANT);
  });
});

describe('what is public', () => {
  it('is listed with its address, and the rest of the campaign is counted', async () => {
    const [post] = await office(0).store.listCampaignPosts(campaign);
    if (!post) throw new Error('There is no post');
    const receipt = { platformId: '1', permalink: 'https://x.example/1', publishedAt: here.clock.now() };
    const { dueAt: _, ...rest } = post;
    const published: Post = { ...rest, state: 'published', receipt };
    const happening = {
      subject: { kind: 'post' as const, id: post.id },
      action: 'post.test',
      summary: 'A test.',
    };
    await office(0).store.writePost({ post: published, happening });
    const page = await show('/public');
    expect(page).toContain('1 post of it is public, in 1 office. 1 still to come, 0 on hold.');
    expect(page).toContain('href="https://x.example/1"');
    expect(page).not.toContain(post.text);
  });
});

describe('the roles', () => {
  it('let an author read and neither ask nor withdraw', async () => {
    const author = await here.visit('author');
    const page = await here.show(`/campaigns/${campaign}`, author);
    expect(page).not.toContain('Ask again');
    expect(page).not.toContain('/withdraw"');
    expect((await author.get(here.path(`/campaigns/${campaign}/withdraw`))).status).toBe(403);
    for (const step of ['nudge', 'withdraw']) {
      const sent = await here.send(`/campaigns/${campaign}/${step}`, { reason: 'x' }, author);
      expect(sent.status, step).toBe(403);
    }
    expect((await here.association.readCampaign(campaign))?.state).toBe('offered');
  });
});

describe('withdrawing', () => {
  it('says what it does, takes a reason, and stops everything at once', async () => {
    const page = await show('/withdraw');
    expect(page).toContain('In 1 office that accepted, posts not sent yet are put on hold.');
    expect(page).toContain('2 offices without an answer can no longer accept it.');
    expect(page).toContain('href="https://x.example/1"');
    const unreasoned = await here.send(`/campaigns/${campaign}/withdraw`, { reason: ' ' });
    expect(unreasoned.status).toBe(422);
    expect(await unreasoned.text()).toContain(
      'href="#reason">Say in a few words why the campaign is withdrawn.',
    );
    expect(await here.association.listStops()).toEqual([]);

    here.clock.advance(MINUTE);
    const sent = await here.send(`/campaigns/${campaign}/withdraw`, { reason: 'A wrong link.' });
    expect(sent.headers.get('location')).toBe(here.path(`/campaigns/${campaign}`));
    expect(await here.association.listStops()).toMatchObject([{ reason: 'A wrong link' }]);
    expect(await show()).toContain('0 of 4 offices are gone through.');
    await here.runFanOut();
    const board = await show();
    expect(board).toContain('4 withdrawn');
    expect(board).toContain('See what is public');
    expect(board).not.toContain('/withdraw"');
    expect(await show('/public')).toContain(
      '1 post of it is public, in 1 office. 0 still to come, 1 on hold.',
    );
    expect((await here.owner.get(here.path(`/campaigns/${campaign}/withdraw`))).status).toBe(303);
    await here.send(`/campaigns/${campaign}/withdraw`, { reason: 'Again' });
    expect(await show()).toContain('This campaign was withdrawn already.');
  });
});
