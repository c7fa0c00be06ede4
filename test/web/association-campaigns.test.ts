import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AssociationPages, openAssociationPages } from './association-pages.ts';
import { type Fields, readFields } from './form-on-page.ts';

let here: AssociationPages;

beforeAll(async () => {
  here = await openAssociationPages();
});
afterAll(() => here.stop());

const MESSAGE = 'principle-03-fairness';
/** One message on a date, on Facebook only: nothing that X has a rule for. */
const onFacebook = async (): Promise<Fields> => ({
  ...(await here.freshFields('dates')),
  title: 'Fairness first',
  [`date.${MESSAGE}`]: '2026-10-06',
  platforms: ['facebook'],
});
const preview = (fields: Fields) => here.send('/campaigns/preview', fields);
const count = async () => (await here.association.listCampaigns()).length;

describe('an association without a campaign', () => {
  it('is told to prepare the first one, from a pack and in a rhythm', async () => {
    const list = await here.show('');
    expect(list).toContain('Prepare the first campaign');
    const choose = await here.show('/campaigns/new');
    for (const kind of ['dates', 'rotation']) {
      expect(choose).toContain(`/campaigns/new?pack=standards-of-conduct&amp;kind=${kind}`);
    }
  });

  it.each(['?pack=nothing&kind=dates', '?pack=standards-of-conduct&kind=sometimes'])(
    'finds no form at %s',
    async (query) => {
      expect((await here.owner.get(here.path(`/campaigns/new${query}`))).status).toBe(404);
    },
  );
});

describe('the campaign form', () => {
  it('shows which hashtags are off, and why', async () => {
    const fields = await here.freshFields('dates');
    expect(fields.hashtags).not.toContain('ProtectTheVote');
    expect(await here.show('/campaigns/new?pack=standards-of-conduct&kind=dates')).toContain(
      'Off at first: The Republican National Committee',
    );
  });

  it('offers a choice where a pack speaks several languages, and takes no other', async () => {
    const form = await here.show('/campaigns/new?pack=registration-and-deadlines&kind=dates');
    for (const language of ['en', 'es']) {
      expect(form).toMatch(new RegExp(`<input[^>]*name="language"[^>]*value="${language}"`));
    }
    const fields = readFields(form, here.path('/campaigns/preview'));
    const sent = (language: string) => preview({ ...fields, title: 'Inscripción', language });
    expect(await (await sent('fr')).text()).toContain('Choose a language that the pack is written in.');
    expect(await (await sent('es')).text()).not.toContain('Choose a language that the pack is written in.');
  });

  it('names everything that is missing at its field, and stores nothing', async () => {
    const sent = await preview({
      ...(await here.freshFields('rotation')),
      title: ' ',
      messages: [],
      weekdays: [],
      weeks: '60',
      time1: '',
      gapDays: 'many',
      platforms: [],
      audience: 'matching',
      deadlineDate: '2026-09-01',
    });
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(page).toContain('<title>Error: Plan the campaign');
    const fields = ['title', 'messages', 'weekdays', 'weeks', 'time1', 'gapDays', 'platforms', 'kinds'];
    for (const field of [...fields, 'deadlineTime']) expect(page, field).toContain(`<a href="#${field}">`);
    expect(page).toContain('Write for how many weeks it runs, from 1 to 52.');
    expect(page).toContain('is in the past.');
    expect(await count()).toBe(0);
  });

  it('proposes the next time where clocks spring forward over the deadline', async () => {
    const wanted = { deadlineDate: '2027-03-14', deadlineTime: '02:30' };
    const page = await (await preview({ ...(await onFacebook()), ...wanted })).text();
    expect(readFields(page, here.path('/campaigns/preview'))).toMatchObject({
      deadlineDate: ['2027-03-14'],
      deadlineTime: ['03:30'],
    });
  });

  it('refuses a deadline after the first post, at the deadline', async () => {
    const sent = await preview({ ...(await onFacebook()), deadlineDate: '2026-10-07' });
    expect(sent.status).toBe(422);
    expect(await sent.text()).toMatch(/href="#deadlineDate">The first post would go out on /);
  });

  it('takes a form without its hidden fields for none of Clarion’s', async () => {
    const fields = await onFacebook();
    expect((await preview({ ...fields, campaign: '../other' })).status).toBe(404);
    expect((await preview({ ...fields, pack: 'nothing' })).status).toBe(404);
  });
});

describe('the preview', () => {
  it('shows numbers, days, cost and every text of an office, and stores nothing', async () => {
    const sent = await preview(await onFacebook());
    expect(sent.status).toBe(200);
    const page = await sent.text();
    expect(page).toContain('3: Facebook 3');
    expect(page).toContain('<span class="usa-sr-only">: 3 posts</span>');
    expect(page).toContain('Posting on Facebook is free as of');
    expect(page).toContain('Ashford 1 Town Clerk: 1 post');
    expect(page).toContain('Tuesday, October 6, 2026 at 9:00 AM EDT');
    expect(page).toContain('Offer to 3 offices');
    const media = page.match(/src="([^"]*\/associations\/four-rivers\/media\/[^"]+)"/)?.[1] ?? '';
    expect((await here.owner.get(media)).headers.get('content-type')).toMatch(/^image\//);
    expect((await here.owner.get(`${media.slice(0, -4)}0000`)).status).toBe(404);
    expect(await count()).toBe(0);
  });

  it('shows the texts of another office when asked', async () => {
    const page = await (await preview({ ...(await onFacebook()), office: 'office-0001' })).text();
    expect(page).toContain('Birchwood 1 Town Clerk: 1 post');
    expect(page).not.toContain('Ashford 1 Town Clerk: 1 post');
  });

  it('says once what several offices would not get', async () => {
    const page = await (
      await preview({ ...(await onFacebook()), platforms: ['facebook', 'threads'] })
    ).text();
    const left = page.slice(page.indexOf('What is left out'), page.indexOf('What it would cost'));
    expect(left.split('Threads: the office has no channel there.')).toHaveLength(2);
    expect(left).toContain('Cedarville 1 Town Clerk');
  });

  it('says why no office would get anything, and offers nothing then', async () => {
    const sent = await preview({ ...(await onFacebook()), platforms: ['threads'] });
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(page).toContain('href="#schedule">No office would get a single post.');
    expect(page).not.toContain('Offer to 3 offices');
  });

  it('leads back to the form as it was', async () => {
    const fields = await onFacebook();
    const page = await (await preview(fields)).text();
    const back = await here.send('/campaigns/change', readFields(page, here.path('/campaigns/change')));
    const { title, platforms, campaign } = readFields(await back.text(), here.path('/campaigns/preview'));
    expect({ title, platforms, campaign }).toEqual({
      title: ['Fairness first'],
      platforms: ['facebook'],
      campaign: fields.campaign,
    });
  });

  it('goes to the chosen offices only', async () => {
    const single = { audience: 'named', named: ['office-0002'], ids: 'Ashford 1 town clerk\n\n' };
    const page = await (await preview({ ...(await onFacebook()), ...single })).text();
    expect(page).toContain('Offer to 2 offices');
    const unknown = await preview({ ...(await onFacebook()), audience: 'named', ids: 'Nowhere' });
    expect(unknown.status).toBe(422);
    expect(await unknown.text()).toContain('href="#ids">No member office is called “Nowhere”.');
  });
});

describe('offering', () => {
  it('takes the word of a person, leads to the board, and is done once however often it is sent', async () => {
    const fields = await onFacebook();
    const page = await (await preview(fields)).text();
    const offer = readFields(page, here.path('/campaigns'));
    const unattested = await here.send('/campaigns', offer);
    expect(unattested.status).toBe(422);
    expect(await unattested.text()).toContain('href="#attested">Look at what the offices will see');
    expect(await count()).toBe(0);

    const before = here.fanOuts.length;
    const sent = await here.send('/campaigns', { ...offer, attested: 'yes' });
    const board = here.path(`/campaigns/${fields.campaign}`);
    expect(sent.headers.get('location')).toBe(board);
    expect(here.fanOuts).toHaveLength(before + 1);
    const again = await here.send('/campaigns', { ...offer, title: 'Another title', attested: 'yes' });
    expect(again.headers.get('location')).toBe(board);
    expect(await count()).toBe(1);
    const shown = await (await here.owner.get(board)).text();
    expect(shown).toContain('This campaign is offered already, as it stands here.');
    expect(shown).toContain('0 of 3 offices have their offer.');
    await here.runFanOut();
    const list = await here.show('');
    expect(list).toContain('Fairness first');
    expect(list).toContain('3 no answer yet');
  });

  it('shows texts that are too much alike on X side by side, and takes a reason for them', async () => {
    const fields = { ...(await onFacebook()), platforms: ['x'] };
    const page = await (await preview(fields)).text();
    expect(page).toContain('3 texts of different offices share most of their words');
    expect(page).toMatch(/<mark>[^<]*Fair means/);
    const offer = { ...readFields(page, here.path('/campaigns')), attested: 'yes' };
    const refused = await here.send('/campaigns', { ...offer, override: ' ' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(
      'href="#override">X forbids near-identical texts across accounts.',
    );
    const taken = await here.send('/campaigns', { ...offer, override: 'They are of different places.' });
    expect(taken.status).toBe(303);
    const history = await here.association.readAudit();
    expect(history.at(-1)?.summary).toContain('because: They are of different places.');
  });
});

describe('the roles', () => {
  it('let an author prepare and not offer, and only an approver override', async () => {
    const author = await here.visit('author');
    const fields = { ...(await onFacebook()), platforms: ['x'] };
    const prepared = await here.send('/campaigns/preview', fields, author);
    expect(prepared.status).toBe(200);
    expect(await prepared.text()).toContain('Your role does not offer');
    expect((await here.send('/campaigns', { ...fields, attested: 'yes' }, author)).status).toBe(403);

    const publisher = await here.visit('publisher');
    const offer = { ...fields, attested: 'yes', override: 'Yes.' };
    const refused = await here.send('/campaigns', offer, publisher);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('only an approver may offer these texts all the same');
  });

  it('let a viewer read and prepare nothing', async () => {
    const viewer = await here.visit('viewer');
    const button = /<a class="usa-button" href="[^"]*\/campaigns\/new"/;
    expect(await here.show('')).toMatch(button);
    expect(await here.show('', viewer)).not.toMatch(button);
    expect((await viewer.get(here.path('/campaigns/new'))).status).toBe(403);
    expect((await here.send('/campaigns/preview', {}, viewer)).status).toBe(403);
    expect((await here.send('/campaigns/change', {}, viewer)).status).toBe(403);
  });
});
