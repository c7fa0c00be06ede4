import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssociationId, type CampaignId, MemberId, OfficeId, Platform } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { localTimeIn } from '#core/slot.ts';
import { DAY, HOUR, type Instant, later } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { PAT } from '#test/use-cases/association-stage.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { endMembership } from '#use-cases/end-membership.ts';
import { prepareReachExport } from '#use-cases/prepare-reach-export.ts';
import { readSharedReach } from '#use-cases/read-snapshots-at.ts';
import { recordCorrection } from '#use-cases/record-correction.ts';
import { type AssociationPages, openAssociationPages } from './association-pages.ts';
import { type PostReading, readTable, storePublicPost, storeReadings, textOf, told } from './reach-stage.ts';

const COUNT = 4;
const VIEWS = 'platform=x&at=24h&metric=impression_count%401';

let here: AssociationPages;
let campaign: CampaignId;
let other: CampaignId;

beforeAll(async () => {
  here = await openAssociationPages(COUNT);
  campaign = await here.offer('spring');
  other = await here.offer('summer');
  for (const index of [0, 1, 2]) await accept(index);
  for (const [index, numbers] of [[100, 200], [300], [0]].entries()) await publish(index, numbers);
});
afterAll(() => here.stop());

function office(index: number) {
  const found = here.offices[index];
  if (!found) throw new Error(`The stage has no office ${index}`);
  return found;
}

async function accept(index: number) {
  const { store } = office(index);
  const seen = (await store.readOffer(campaign))?.version;
  const by = { kind: 'member' as const, id: `clerk-${index}`, name: `Clerk ${index}` };
  await acceptStoredOffer(here.services, store, { campaignId: campaign, seen, by });
}

/** Makes posts on X public in an office, each with that many views after a day, and one that tells nothing. */
async function publish(index: number, numbers: readonly number[]) {
  const { store } = office(index);
  const { metrics } = here.services;
  const { associationId } = here.association;
  const publishedAt = later(REFERENCE_INSTANT, -10 * DAY);
  const readings: PostReading[] = [];
  for (const views of numbers) {
    const post = await storePublicPost(store, { campaign, publishedAt });
    const look = told({ impression_count: views });
    readings.push({ post, checkpoint: '1h', look, associationId });
    readings.push({ post, checkpoint: '24h', look, associationId });
  }
  const silent = await storePublicPost(store, { campaign, publishedAt });
  const look = { kind: 'refused', reason: 'The office’s cap is $25.' } as const;
  readings.push({ post: silent, checkpoint: '1h', look, associationId });
  readings.push({ post: silent, checkpoint: '24h', look, associationId });
  // Of the office alone: no part of the association’s numbers.
  const own = await storePublicPost(store, { campaign: other, publishedAt });
  readings.push({ post: own, checkpoint: '24h', look: told({ impression_count: 7_777 }) });
  await storeReadings(store, metrics, readings);
}

const page = (rest = '') => here.show(`/reach/${campaign}${rest}`);
const idOf = (index: number) => office(index).profile.id;

describe('the reach of an association’s campaigns', () => {
  it('stands on one page with the leading figure and its coverage', async () => {
    const text = textOf(await here.show('/reach'));
    expect(text).toContain('X: 600 views, 4 of 7 posts reported, 1 of them zero.');
    expect(text).toContain('the first numbers come one hour after the first post of an office became public');
    expect(await here.show('/reach')).toContain('aria-current="page">Reach</a>');
  });

  it('counts offices that take part, posts that are public, and what they come to', async () => {
    const html = await page();
    const text = textOf(html);
    expect(text).toContain('3 of 4 that were asked take part');
    // Two posts were made for each of the three offices; this test has put others in their place.
    expect(text).toContain('7 of 6 planned, in the offices that take part, have been public for an hour');
    expect(readTable(html, 'Figures of X, 24 hours after publishing')[0]).toEqual({
      Figure: 'Views impression_count',
      Total: '600',
      'Average of a reported post': '150',
      Coverage: '4 of 7 posts reported, 1 of them zero',
      Others: 'Not permitted 3',
    });
    expect(html).not.toContain('7,777');
  });

  it('lists the offices that take part, each with its part', async () => {
    const rows = readTable(await page(), 'Offices that take part, 24 hours after publishing');
    expect(rows).toEqual([
      { Office: office(0).profile.name, 'X: views': '300; 2 of 3 posts reported' },
      { Office: office(1).profile.name, 'X: views': '300; 1 of 2 posts reported' },
      { Office: office(2).profile.name, 'X: views': '0; 1 of 2 posts reported' },
    ]);
  });

  it('leads from a figure to the offices, and on to the snapshots, each of which come to the same', async () => {
    const figure = here.path(`/reach/${campaign}/offices?${VIEWS}`);
    expect(await page()).toContain(`href="${figure.replaceAll('&', '&amp;')}"`);
    const offices = await here.show(`/reach/${campaign}/offices?${VIEWS}`);
    expect(textOf(offices)).toContain('Total600Average of a reported post150');
    const rows = readTable(offices, 'Office by office');
    expect(rows.map((row) => Number(row.Total))).toEqual([300, 300, 0]);

    const part = here.path(`/reach/${campaign}/offices/${idOf(0)}?${VIEWS}`);
    expect(offices).toContain(`href="${part.replaceAll('&', '&amp;')}"`);
    const source = await here.show(`/reach/${campaign}/offices/${idOf(0)}?${VIEWS}`);
    expect(textOf(source)).toContain('Total300Average of a reported post150');
    const posts = readTable(source, 'What was read of each post');
    expect(posts.map((row) => row.Number)).toEqual(['100', '200', 'Unknown']);
    expect(posts.map((row) => row.Status)).toEqual(['Reported', 'Reported', 'Not permitted']);
  });

  it('shows of an office what the public sees, and neither its texts nor its troubles nor its pages', async () => {
    const source = await here.show(`/reach/${campaign}/offices/${idOf(0)}?${VIEWS}`);
    expect(source).toContain('https://public.example/');
    expect(source).not.toContain('cap is $25');
    expect(source).not.toContain('follows the Standards of Conduct.');
    expect(source).not.toContain(`/offices/${idOf(0)}/posts`);
    expect(source).not.toContain('7,777');
  });

  it('reports the same figures on paper as on the page', async () => {
    const [html, report] = [await page(), await page('/report')];
    const caption = 'Figures of X, 24 hours after publishing';
    expect(readTable(report, caption)).toEqual(readTable(html, caption));
    expect(textOf(report)).toContain('Reach report of The Association');
  });

  it('says what comes first where there is no campaign yet', async () => {
    const id = AssociationId.parse('new-lakes');
    const found = await here.association.readAssociation();
    if (!found) throw new Error('The association is gone');
    await here.services.store.forAssociation(id, PAT).writeAssociation({ ...found, id });
    const visit = (role: 'owner' | 'viewer') =>
      here.visitAs({
        id: MemberId.parse(`new-${role}`),
        name: `An ${role}`,
        email: `${role}@newlakes.example.gov`,
        grants: [{ associationId: id, roles: [role] }],
      });
    const read = async (role: 'owner' | 'viewer') =>
      textOf(await (await (await visit(role)).get(`/associations/${id}/reach`)).text());
    expect(await read('owner')).toContain('Offer a campaign to your offices first.');
    expect(await read('owner')).toContain('Prepare the first campaign');
    expect(await read('viewer')).not.toContain('Prepare the first campaign');
  });

  it('is nothing under an age, a figure, a campaign or an office that does not belong to it', async () => {
    for (const path of [
      '/reach?at=2h',
      '/reach/nothing',
      `/reach/${campaign}?at=x`,
      `/reach/${campaign}/offices`,
      `/reach/${campaign}/offices?platform=x&metric=views@1`,
      `/reach/${campaign}/offices/nowhere?${VIEWS}`,
      `/reach/${campaign}/offices/millbrook?${VIEWS}`,
      // Asked, and has not said yes.
      `/reach/${campaign}/offices/${idOf(3)}?${VIEWS}`,
      // The office has said nothing to this campaign.
      `/reach/${other}/offices/${idOf(0)}?${VIEWS}`,
    ]) {
      expect((await here.owner.get(here.path(path))).status, path).toBe(404);
    }
  });
});

describe('corrections of posts of the campaign', () => {
  const record = (index: number, posts: readonly Post[], id: string, hours: number) => {
    const post = posts.find(({ campaignId }) => campaignId === (id === 'own' ? other : campaign));
    const at = (instant: Instant) => {
      const [date = '', time = ''] = localTimeIn(instant, office(index).profile.zone).split('T');
      return { date, time };
    };
    const published = post?.receipt?.publishedAt;
    if (!post || published === undefined) throw new Error('The office has no such post');
    return recordCorrection(here.services, office(index).store, {
      id,
      postId: post.id,
      reason: 'It named the wrong street',
      noticed: at(later(published, HOUR)),
      corrected: at(later(published, (1 + hours) * HOUR)),
      remedy: { kind: 'deleted', permalink: '', postId: '' },
      zone: office(index).profile.zone,
      platformName: 'X',
      by: PAT,
    });
  };

  it('tell where and how soon, and not what was wrong; an office’s own campaigns tell nothing', async () => {
    expect(textOf(await page())).toContain('None is recorded');
    for (const [index, id, hours] of [
      [0, 'one', 2],
      [1, 'two', 4],
      [1, 'own', 9],
    ] as const) {
      const posts = await office(index).store.listPosts();
      expect((await record(index, posts, id, hours)).ok).toBe(true);
    }
    const text = textOf(await page());
    expect(text).toContain(
      '2 are recorded, of 2 posts. In the middle of them, a mistake was put right 3 hours after it was noticed, and 4 hours after it was published.',
    );
    for (const [index, hours] of [
      [0, 2],
      [1, 4],
    ] as const) {
      expect(text).toContain(
        `${office(index).profile.name}, a post on X, put right ${hours} hours after it was noticed.`,
      );
    }
    expect(text).not.toContain('wrong street');
  });
});

describe('an office’s snapshots', () => {
  const lakes = AssociationId.parse('five-lakes');
  const place = () => ({
    campaignId: campaign,
    platform: Platform.parse('x'),
    checkpoint: '24h' as const,
    officeId: idOf(0),
  });

  it('are read by the association whose campaign it is', async () => {
    const source = await readSharedReach(here.services, here.association, PAT, place());
    expect(source?.posts).toHaveLength(3);
  });

  it('are nothing to another association, even one with a campaign of that name', async () => {
    const { store } = here.services;
    const foreign = store.forAssociation(lakes, PAT);
    await foreign.writeAssociation({ ...(await profile()), id: lakes, name: 'Five Lakes' });
    expect(await readSharedReach(here.services, foreign, PAT, place())).toBeUndefined();
    const own = await here.association.readCampaign(campaign);
    if (!own) throw new Error('The campaign is gone');
    await foreign.noteCampaign({ ...own, associationId: lakes, version: 0 });
    expect(await readSharedReach(here.services, foreign, PAT, place())).toBeUndefined();
    // Nor where the office is its member, too.
    await foreign.addMembership(
      { associationId: lakes, officeId: idOf(0), joinedAt: REFERENCE_INSTANT },
      { subject: { kind: 'office', id: idOf(0) }, action: 'office.joined', summary: 'It joined.' },
    );
    expect(await readSharedReach(here.services, foreign, PAT, place())).toBeUndefined();
    const visitor = await here.visitAs({
      id: MemberId.parse('lakes-owner'),
      name: 'An owner',
      email: 'owner@fivelakes.example.gov',
      grants: [{ associationId: lakes, roles: ['owner'] }],
    });
    const base = `/associations/${lakes}/reach/${campaign}`;
    expect((await visitor.get(`${base}/offices/${idOf(0)}?${VIEWS}`)).status).toBe(404);
    expect(textOf(await (await visitor.get(base)).text())).toContain('Nothing was read yet');
    expect((await visitor.get(here.path(`/reach/${campaign}`))).status).toBe(404);
  });

  it('are nothing to an association that the office has left; its sums stay without its name', async () => {
    const officeId = OfficeId.parse(idOf(2));
    const ended = await endMembership(here.association, { officeId, reason: 'It left.', by: PAT });
    expect(ended.ok).toBe(true);
    const left = { ...place(), officeId };
    expect(await readSharedReach(here.services, here.association, PAT, left)).toBeUndefined();
    const rows = readTable(await page(), 'Offices that take part, 24 hours after publishing');
    expect(rows.at(-1)).toEqual({
      Office: 'An office that has left the association',
      'X: views': '0; 1 of 2 posts reported',
    });
    expect(await page()).not.toContain(`offices/${officeId}?`);
  });

  it('stay the campaign’s where a revision has left the office out', async () => {
    const found = await here.association.readCampaign(campaign);
    if (!found) throw new Error('The campaign is gone');
    const officeIds = found.officeIds.filter((id) => id !== idOf(0));
    await here.association.noteCampaign({ ...found, officeIds });
    expect((await readSharedReach(here.services, here.association, PAT, place()))?.posts).toHaveLength(3);
    expect(textOf(await page())).toContain(`3 of ${COUNT} that were asked take part`);
    const revised = await here.association.readCampaign(campaign);
    const prepared = revised && (await prepareReachExport(here.services, here.association, revised, PAT));
    expect(prepared?.offices).toBe(COUNT);
  });

  async function profile() {
    const found = await here.association.readAssociation();
    if (!found) throw new Error('The association is gone');
    return found;
  }
});
