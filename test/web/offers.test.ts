import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { HOUR, Instant, later } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { sampleOffer } from '#test/fixtures/offer.ts';
import { PAT } from '#test/use-cases/association-stage.ts';
import { withdrawCampaign } from '#use-cases/withdraw-campaign.ts';
import { readFields } from './form-on-page.ts';
import { type OfferOffice, type OfferStage, openOfferStage } from './offer-stage.ts';
import type { TestVisitor } from './visitor.ts';

const DEADLINE = Instant.parse('2026-09-30T21:00:00.000Z');

let here: OfferStage;
/** An office with one person. */
let small: OfferOffice;
let clerk: TestVisitor;
/** An office in which somebody else can approve. */
let large: OfferOffice;
let owner: TestVisitor;

beforeAll(async () => {
  here = await openOfferStage(2);
  small = here.office(0);
  large = here.office(1);
  clerk = await small.visit(small.owner);
  owner = await large.visit(large.owner);
  await here.stage.services.store.writeMember(large.member('approver'));
});
afterAll(() => here.stage.stop());

const offerPage = (id: string, step = '') => `/offers/${id}${step}`;
const statesOf = (posts: readonly Post[]) => posts.map(({ platform, state }) => `${platform} ${state}`);
const accept = (office: OfferOffice, visitor: TestVisitor, id: string, fields = {}) =>
  office.fill(visitor, offerPage(id), offerPage(id, '/accept'), { attested: 'yes', ...fields });

async function edit(office: OfferOffice, visitor: TestVisitor, post: Post | undefined, text: string) {
  const path = `/posts/${post?.id}/edit`;
  const edited = await office.fill(visitor, path, path, { text });
  expect(edited.status).toBe(303);
  return edited;
}

describe('an offer', () => {
  it('is listed with its deadline on the office’s clock, and waits on the dashboard as one', async () => {
    const id = await here.offer();
    const list = await small.show(clerk, '/offers');
    expect(list).toContain(`href="${small.path(offerPage(id))}"`);
    expect(list).toContain('Wednesday, September 30, 2026 at 5:00 PM EDT');
    const dashboard = await small.show(clerk, '');
    expect(dashboard).toContain('Offer: Adopting the Standards');
    expect(dashboard).not.toContain('href="/offices/office-0000/posts/');
    expect(await small.show(clerk, '/posts?show=attention')).toContain('Nothing needs your attention');
  });

  it('shows exactly every post that would go out, and nothing of another office', async () => {
    const id = await here.offer();
    const page = await small.show(clerk, offerPage(id));
    const posts = await small.readPosts(id);
    expect(posts).toHaveLength(2);
    for (const { text, image } of posts) {
      for (const line of text.split('\n').filter((each) => /^[\w ,.]+$/.test(each)))
        expect(page).toContain(line);
      expect(page).toContain(`/media/${image?.mediaId}`);
      expect(page).toContain(image?.alt);
    }
    expect(page).toContain('Facebook post for Tuesday, October 6, 2026 at 9:00 AM EDT');
    expect(page).not.toContain(large.profile.place);
  });

  it('is accepted only by somebody who says that they have read every text', async () => {
    const id = await here.offer();
    const refused = await accept(small, clerk, id, { attested: [] });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('href="#attested"');
    expect(await small.readOffer(id)).toMatchObject({ state: 'pending' });

    const accepted = await accept(small, clerk, id);
    expect(accepted.headers.get('location')).toBe(small.path(offerPage(id)));
    expect(await small.readOffer(id)).toMatchObject({ state: 'accepted', answer: { by: { id: 'clerk-0' } } });
    expect(statesOf(await small.readPosts(id))).toEqual(['facebook scheduled', 'x scheduled']);
    const page = await small.show(clerk, offerPage(id));
    expect(page).toContain('The offer is accepted: 2 posts are scheduled.');
    expect(page).toContain(small.path(`/campaigns/${id}`));
    expect(page).not.toContain('/accept"');
  });

  it('sent twice is accepted once', async () => {
    const id = await here.offer();
    const fields = readFields(await small.show(clerk, offerPage(id)), small.path(offerPage(id, '/accept')));
    const send = () => small.send(clerk, offerPage(id, '/accept'), { ...fields, attested: 'yes' });
    expect((await send()).status).toBe(303);
    const again = await send();
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('Your office has accepted this offer already.');
    expect((await small.readPosts(id)).map(({ version }) => version)).toEqual([2, 2]);
  });
});

describe('an offer of which nothing can be made for the office', () => {
  it('says why, and can only be declined', async () => {
    const campaignId = CampaignId.parse('nothing');
    const omitted = ['Facebook: the office has no channel there.'];
    const empty = sampleOffer({ officeId: small.profile.id, campaignId, posts: 0, omitted });
    const happening = { action: 'offer.received', summary: 'It came.' };
    await small.store.writeOffer(empty, [], { ...happening, subject: { kind: 'campaign', id: campaignId } });
    const page = await small.show(clerk, offerPage(campaignId));
    expect(page).toContain('Left out for your office');
    expect(page).toContain('Facebook: the office has no channel there.');
    expect(page).toContain('No post could be made for your office.');
    expect(page).not.toContain('/accept"');
    expect(page).toContain(small.path(offerPage(campaignId, '/decline')));
  });
});

describe('an offer that has changed since it was read', () => {
  it('is shown anew instead of accepted: a colleague’s new text was read by nobody', async () => {
    const id = await here.offer();
    const fields = readFields(await small.show(clerk, offerPage(id)), small.path(offerPage(id, '/accept')));
    const [post] = await small.readPosts(id);
    await edit(small, clerk, post, 'A text that the reader has not seen.');
    for (const step of ['/accept', '/decline']) {
      const refused = await small.send(clerk, offerPage(id, step), { ...fields, attested: 'yes' });
      expect(refused.status).toBe(409);
      const page = await refused.text();
      expect(page).toContain('This offer has changed since you opened it.');
      expect(page).toContain('A text that the reader has not seen.');
    }
    expect(await small.readOffer(id)).toMatchObject({ state: 'pending' });
    expect(statesOf(await small.readPosts(id))).toEqual(['facebook draft', 'x draft']);
  });

  it('takes no answer that says nothing about what was read', async () => {
    const id = await here.offer();
    const refused = await small.send(clerk, offerPage(id, '/accept'), { attested: 'yes' });
    expect(refused.status).toBe(409);
    expect(await small.readOffer(id)).toMatchObject({ state: 'pending' });
  });
});

describe('an office with changes of its own', () => {
  it('goes back to the offer after each, and accepts it so', async () => {
    const id = await here.offer();
    const [facebook, x] = await small.readPosts(id);
    const edited = await edit(small, clerk, facebook, 'Our own words.');
    expect(edited.headers.get('location')).toBe(small.path(offerPage(id)));
    const cancel = `/posts/${x?.id}/cancel`;
    await small.fill(clerk, cancel, cancel, {});
    const page = await small.show(clerk, offerPage(id));
    expect(page).toContain('Our own words.');
    expect(page).toContain('Your office has changed it.');
    expect(page).toContain('Your office has left it out: it does not go out.');
    expect(page).toContain('nobody else of your office can approve. You may do it alone');
    expect(page).toContain('Accept with your changes');
    await accept(small, clerk, id);
    expect(await small.readOffer(id)).toMatchObject({ state: 'customised' });
    expect(await small.readPosts(id)).toMatchObject([
      { state: 'scheduled', text: 'Our own words.', approval: { alone: true } },
      { state: 'cancelled' },
    ]);
  });

  it('has a text of the accepting person wait for somebody else, and says so before and after', async () => {
    const id = await here.offer();
    const [facebook] = await large.readPosts(id);
    await edit(large, owner, facebook, 'Our own words.');
    const page = await large.show(owner, offerPage(id));
    expect(page).toContain('You wrote this text, so it waits for the approval of somebody else');
    expect(page).toContain('it waits until The approver has approved it');
    await accept(large, owner, id);
    expect(statesOf(await large.readPosts(id))).toEqual(['facebook review', 'x scheduled']);
    expect(await large.show(owner, offerPage(id))).toContain(
      '1 post with your own text waits for the approval of somebody else.',
    );
  });

  it('cannot approve or submit a single post of an offer by itself', async () => {
    const id = await here.offer();
    const approver = await large.visit(large.member('approver'));
    const [post] = await large.readPosts(id);
    const page = await large.show(owner, `/posts/${post?.id}`);
    expect(page).toContain('Back to the offer');
    expect(page).not.toContain(`/posts/${post?.id}/approve`);
    const fields = { seen: '1', attested: 'yes' };
    const tried = [
      await large.send(owner, `/posts/${post?.id}/approve`, fields),
      await large.send(owner, `/posts/${post?.id}/submit`, fields),
      await large.send(approver, '/approvals', { posts: `${post?.id}.1`, attested: 'yes' }),
    ];
    expect(tried.map(({ status }) => status)).toEqual([409, 409, 303]);
    expect(await large.readPosts(id)).toMatchObject([{ state: 'draft' }, { state: 'draft' }]);
    expect(await large.show(owner, `/campaigns/${id}`)).toContain('It waits for the answer of your office');
  });
});

describe('an offer that is over', () => {
  it('by a no keeps the reason, where one is given', async () => {
    const id = await here.offer();
    const decline = offerPage(id, '/decline');
    const tooLong = await small.fill(clerk, decline, decline, { reason: 'x'.repeat(301) });
    expect(tooLong.status).toBe(422);
    expect(await tooLong.text()).toContain('href="#reason"');
    await small.fill(clerk, decline, decline, { reason: ' Not this  month. ' });
    expect(await small.readOffer(id)).toMatchObject({
      state: 'declined',
      answer: { reason: 'Not this month' },
    });
    expect(statesOf(await small.readPosts(id))).toEqual(['facebook cancelled', 'x cancelled']);
    expect(await small.show(clerk, offerPage(id))).toContain('Not this month.');
    expect((await clerk.get(small.path(decline))).headers.get('location')).toBe(small.path(offerPage(id)));

    const silent = await here.offer();
    const path = offerPage(silent, '/decline');
    expect((await small.fill(clerk, path, path, {})).status).toBe(303);
    expect((await small.readOffer(silent)).answer?.reason).toBeUndefined();
  });

  it('by its deadline takes no answer any more, whether or not anything has noted it', async () => {
    const id = await here.offer();
    const fields = readFields(await small.show(clerk, offerPage(id)), small.path(offerPage(id, '/accept')));
    here.stage.clock.set(later(DEADLINE, HOUR));
    const late = await small.visit(small.owner);
    const refused = await small.send(late, offerPage(id, '/accept'), { ...fields, attested: 'yes' });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('The time to answer this offer is over');
    expect(await small.show(late, offerPage(id))).toContain('Nobody of your office answered by');
    expect(statesOf(await small.readPosts(id))).toEqual(['facebook draft', 'x draft']);
    here.stage.clock.set(REFERENCE_INSTANT);
  });

  it('because the association withdrew it says so', async () => {
    const id = await here.offer();
    await accept(small, clerk, id);
    const { services, association } = here.stage;
    await withdrawCampaign(services, association, { campaignId: id, reason: 'A wrong link', by: PAT });
    await here.stage.runFanOut();
    const page = await small.show(clerk, offerPage(id));
    expect(page).toContain('Withdrawn by the association');
    expect(page).toContain('Held');
  });
});

describe('roles', () => {
  it.each(['author', 'publisher', 'viewer', 'records'] as const)(
    'let somebody who is only %s read an offer, and not answer it',
    async (role) => {
      const id = await here.offer();
      const reader = await small.visit(small.member(role));
      const page = await small.show(reader, offerPage(id));
      expect(page).toContain('An owner or an approver of your office accepts or declines it.');
      for (const step of ['/accept', '/decline']) {
        expect(page).not.toContain(step);
        const fields = { seen: 'any', attested: 'yes' };
        expect((await small.send(reader, offerPage(id, step), fields)).status).toBe(403);
      }
      expect((await reader.get(small.path(offerPage(id, '/decline')))).status).toBe(403);
      expect(await small.readOffer(id)).toMatchObject({ state: 'pending', version: 1 });
    },
  );

  it('of another office find nothing, and neither does the association', async () => {
    const id = await here.offer();
    const pat = {
      ...small.owner,
      id: large.owner.id,
      grants: [{ associationId: here.stage.association.associationId, roles: ['owner' as const] }],
    };
    const strangers = [owner, await small.visit({ ...pat, id: small.member('viewer').id })];
    for (const stranger of strangers) {
      const missing = await stranger.get('/offices/nowhere/offers');
      const foreign = await stranger.get(small.path('/offers'));
      expect([foreign.status, await foreign.text()]).toEqual([404, await missing.text()]);
      for (const step of ['/accept', '/decline']) {
        const fields = { seen: 'any', attested: 'yes' };
        expect((await small.send(stranger, offerPage(id, step), fields)).status).toBe(404);
      }
    }
    expect((await clerk.get(small.path('/offers/unheard-of'))).status).toBe(404);
    expect((await clerk.get(small.path('/offers/Not%20an%20id'))).status).toBe(404);
  });
});
