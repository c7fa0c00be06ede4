import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignId } from '#core/ids.ts';
import type { Role } from '#core/member.ts';
import { DAY } from '#core/time.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import type { TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import type { FreshOffice } from './fresh-office.ts';
import { type LinkStage, openLinkStage, TARGET } from './links-stage.ts';
import { readTable, textOf } from './reach-stage.ts';
import { visitAs } from './visitor.ts';

let test: TestServices;
let app: LinkStage['app'];
let enter: LinkStage['enter'];
let follow: LinkStage['follow'];

beforeAll(async () => {
  ({ test, app, enter, follow } = await openLinkStage());
});
afterAll(() => test.stop());

describe('the page of short links', () => {
  it('lists clicks in all and over 28 days, says what is counted, and that nobody outside can follow', async () => {
    const { here, make, show } = await enter();
    expect(await show('/reach')).toContain(`href="${here.path('/links')}"`);
    expect(await show()).toContain('Your office has no short links');
    const code = await make();
    await follow(code);
    test.clock.advance(28 * DAY);
    await follow(code);
    await follow(code);
    const page = await show('/links', await visitAs(app, test.services, here.owner));
    expect(readTable(page, 'Short links')).toMatchObject([
      {
        Link: 'Register',
        Address: `http://127.0.0.1:3000/l/${code}`,
        'Leads to': TARGET,
        'Opened in total': '3',
        'Last 28 days': '2',
      },
    ]);
    const text = textOf(page);
    expect(text).toContain('by programs that are not known as preview fetchers');
    expect(text).toContain('The same person counts again');
    expect(text).toContain('not added to the clicks that platforms count');
    expect(text).toContain('People outside cannot open these addresses yet');
  });

  it('says nothing of one machine where Clarion has an address on the internet', async () => {
    const { here, owner } = await enter();
    const shell = { ...test.services.shell, publicOrigin: 'https://clarion.example.gov' };
    const site = createApp({ ...test.services, shell });
    const headers = { cookie: owner.cookie };
    const page = await (
      await site.request(`${shell.publicOrigin}${here.path('/links')}`, { headers })
    ).text();
    expect(page).toContain('Short links');
    expect(page).not.toContain('People outside');
  });

  it.each([
    [{ target: 'https://example.com/' }, 'A short link leads only to your office’s own website'],
    [{ title: '' }, 'Write what the link is for'],
    [{ campaign: 'none' }, 'This campaign is not there any more'],
    [{ campaign: '../x' }, 'This campaign is not there any more'],
  ])('says what is wrong with %o, keeps what was typed and makes nothing', async (wrong, message) => {
    const { here, owner } = await enter();
    const fields = { title: 'Register', target: TARGET, campaign: '', ...wrong };
    const answer = await owner.post(here.path('/links'), fields);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(message);
    for (const value of [fields.title, fields.target].filter((text) => text !== '')) {
      expect(page).toContain(`value="${value}"`);
    }
    expect(await here.store.links.list()).toEqual([]);
  });

  it('makes one link of a form that is sent twice', async () => {
    const { here, owner, make } = await enter();
    await make();
    const again = await owner.post(here.path('/links'), { title: 'Register', target: TARGET });
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('There is a short link with this title already');
    expect(await here.store.links.list()).toHaveLength(1);
  });

  it.each<readonly [Role, boolean]>([
    ['author', true],
    ['publisher', true],
    ['viewer', false],
    ['approver', false],
    ['records', false],
  ])('lets a %s make and retire links: %s', async (role, mayWrite) => {
    const { here, make, show } = await enter();
    const code = await make();
    const visitor = await visitAs(app, test.services, here.member(role));
    const page = await show('/links', visitor);
    expect(page).toContain('Register');
    expect(page.includes('Make a short link')).toBe(mayWrite);
    expect(page.includes(`/links/${code}/retire`)).toBe(mayWrite);
    const sent = await visitor.post(here.path('/links'), { title: 'Another', target: TARGET });
    expect(sent.status).toBe(mayWrite ? 303 : 403);
    expect((await visitor.post(here.path(`/links/${code}/retire`))).status).toBe(mayWrite ? 303 : 403);
  });
});

describe('the reach page of a campaign', () => {
  const HEADING = 'Clicks on your own links';
  const AUTUMN = CampaignId.parse('autumn');

  async function launch({ store }: FreshOffice, id: CampaignId, text: string) {
    const { officeId } = store;
    const post = { ...draftPost({ officeId, campaignId: id }), text };
    const happened = {
      subject: { kind: 'campaign', id },
      action: 'campaign.test',
      summary: 'A test.',
    } as const;
    const campaign = sampleCampaign({ id, officeId, title: `Campaign ${id}` });
    await store.launchCampaign(campaign, [{ post, happening: happened }], happened);
  }

  it('shows the links made for it and those in its posts’ texts, and no others', async () => {
    const { here, make, show } = await enter();
    await launch(here, CampaignId.parse('empty'), 'Vote.');
    const posted = await make({ title: 'In a post' });
    test.clock.advance(1_000);
    await launch(here, AUTUMN, `Register: http://127.0.0.1:3000/l/${posted}.`);
    const chosen = await make({ title: 'For the campaign', campaign: AUTUMN });
    test.clock.advance(1_000);
    await make({ title: 'Elsewhere' });
    await follow(posted);
    await follow(chosen);
    await follow(chosen);
    const page = await show(`/reach/${AUTUMN}`);
    expect(readTable(page, HEADING).map((row) => [row.Link, row['In total'], row['Last 28 days']])).toEqual([
      ['For the campaign', '2', '2'],
      ['In a post', '1', '1'],
    ]);
    expect(textOf(page)).toContain('not added to the clicks that platforms count');
    expect(await show('/reach/empty')).not.toContain(HEADING);
    expect(readTable(await show(), 'Short links').map(({ Campaign }) => Campaign)).toEqual([
      'None',
      'Campaign autumn',
      'None',
    ]);
  });

  it('says nothing of links where the office has made none', async () => {
    const { here, show } = await enter();
    await launch(here, AUTUMN, 'Vote.');
    expect(await show(`/reach/${AUTUMN}`)).not.toContain(HEADING);
  });
});
