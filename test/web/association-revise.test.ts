import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignId } from '#core/ids.ts';
import { type AssociationPages, openAssociationPages } from './association-pages.ts';
import { type Fields, readFields } from './form-on-page.ts';

let here: AssociationPages;
let id: string;

/** A campaign that is offered, and whose offices were reached. */
beforeAll(async () => {
  here = await openAssociationPages();
  const fields: Fields = {
    ...(await here.freshFields('dates')),
    title: 'Fairness first',
    'date.principle-03-fairness': '2026-10-06',
    platforms: ['facebook'],
  };
  const offered = await here.send('/campaigns', { ...fields, attested: 'yes' });
  expect(offered.status).toBe(303);
  await here.runFanOut();
  id = String((await here.association.listCampaigns())[0]?.id);
});
afterAll(() => here.stop());

const stored = async () => (await here.association.listCampaigns())[0];
const formOf = async (): Promise<Fields> =>
  readFields(await here.show(`/campaigns/${id}/revise`), here.path('/campaigns/preview'));

describe('revising a campaign', () => {
  it('begins with the form as the campaign stands', async () => {
    expect(await here.show(`/campaigns/${id}`)).toContain(`/campaigns/${id}/revise`);
    expect(await formOf()).toMatchObject({
      title: ['Fairness first'],
      'date.principle-03-fairness': ['2026-10-06'],
      platforms: ['facebook'],
    });
  });

  it('puts the revision beside what the offices have', async () => {
    const changed = { ...(await formOf()), 'date.principle-03-fairness': '2026-10-13' };
    const page = await (await here.send('/campaigns/preview', changed)).text();
    expect(page).toContain('Propose the revision to');
    const sent = await here.send('/campaigns', { ...changed, attested: 'yes' });
    expect(sent.status).toBe(303);
    await here.runFanOut();
    expect(await stored()).toMatchObject({ revision: 2, state: 'offered' });
    const offers = await here.association.listOffers(CampaignId.parse(id));
    expect(offers.map(({ revision, proposed }) => [revision, proposed])).toEqual(offers.map(() => [1, 2]));
  });

  it('of a campaign that has changed since is refused, and changes nothing', async () => {
    const outdated = { ...(await formOf()), revises: '1', attested: 'yes' };
    const before = await stored();
    const sent = await here.send('/campaigns', outdated);
    expect(sent.headers.get('location')).toBe(here.path(`/campaigns/${id}`));
    expect(await stored()).toEqual(before);
  });
});
