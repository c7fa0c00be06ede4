import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#core/audit.ts';
import { AssociationId, type CampaignId, type PostId } from '#core/ids.ts';
import { LocalTime } from '#core/slot.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { editStoredPost } from '#use-cases/edit-post.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import type { CampaignRequest } from '#use-cases/prepare-offers.ts';
import { readProposal } from '#use-cases/read-proposal.ts';
import { reviseCampaign } from '#use-cases/revise-campaign.ts';
import { settleStoredProposal } from '#use-cases/settle-proposal.ts';
import { type AssociationStage, openAssociation, type StagedOffice } from './association-stage.ts';

const CLERK: Actor = { kind: 'member', id: 'clerk-0', name: 'A Clerk' };
const OWN_TEXT = 'Our office works by the Standards of Conduct, in our own words.';
const attested = { attested: true, override: 'Each names its own office.', mayOverride: true };

let stage: AssociationStage;
let made = 0;

beforeAll(async () => {
  stage = await openAssociation(AssociationId.parse('four-rivers'), 2);
});
afterAll(() => stage.stop());

const first = (): StagedOffice => {
  const [office] = stage.offices;
  if (!office) throw new Error('The stage has no office');
  return office;
};

async function offer(): Promise<CampaignRequest> {
  made += 1;
  const request = stage.request(`revised-${made}`);
  const offered = await offerCampaign(stage.services, stage.association, { ...request, ...attested });
  if (!offered.ok) throw new Error(offered.error.kind);
  await stage.runFanOut();
  return request;
}

/** The same campaign a week later, without hashtags. */
async function revise(request: CampaignRequest) {
  const schedule: CampaignRequest['schedule'] =
    request.schedule.kind === 'dates'
      ? {
          ...request.schedule,
          turns: request.schedule.turns.map((turn) => ({
            ...turn,
            local: LocalTime.parse('2026-10-13T09:00'),
          })),
        }
      : request.schedule;
  const seen = (await stage.association.readCampaign(request.campaignId))?.version ?? 0;
  const order = { ...request, schedule, hashtags: [], ...attested, seen };
  const revised = await reviseCampaign(stage.services, stage.association, order);
  await stage.runFanOut();
  return revised;
}

const readOffer = (id: CampaignId) => first().store.readOffer(id);

async function accept(id: CampaignId) {
  const seen = (await readOffer(id))?.version;
  return acceptStoredOffer(stage.services, first().store, { campaignId: id, seen, by: CLERK });
}

async function editFirst(id: CampaignId): Promise<PostId> {
  const [post] = await first().store.listCampaignPosts(id);
  if (!post) throw new Error('There is no post');
  const rules = stage.services.rules.find(({ platform }) => platform === post.platform);
  if (!rules) throw new Error('There are no rules');
  const edited = await editStoredPost({ ...stage.services, rulesFor: () => rules }, first().store, {
    id: post.id,
    seen: post.version,
    text: OWN_TEXT,
    alt: post.image?.alt ?? '',
    keepImage: true,
    by: CLERK,
  });
  if (!edited.ok) throw new Error(edited.error.kind);
  return post.id;
}

test('a revision changes nothing that an office has, and waits beside it', async () => {
  const request = await offer();
  const { campaignId: id } = request;
  await editFirst(id);
  await accept(id);
  const before = await first().store.listCampaignPosts(id);
  expect(await revise(request)).toMatchObject({ ok: true, value: { revision: 2 } });
  expect(await first().store.listCampaignPosts(id)).toEqual(before);
  expect(await readOffer(id)).toMatchObject({ state: 'customised', revision: 1, proposed: 2 });
  const proposal = await readProposal(stage.services, first().store, id, CLERK);
  expect(proposal?.changes.map(({ kind }) => kind)).toEqual(['changed', 'changed']);
});

test('what is taken over is approved by whoever took it, and what is kept stays word for word', async () => {
  const request = await offer();
  const { campaignId: id } = request;
  const own = await editFirst(id);
  await accept(id);
  await revise(request);
  const others = (await first().store.listCampaignPosts(id)).filter((post) => post.id !== own);
  const settled = await settleStoredProposal(stage.services, first().store, {
    campaignId: id,
    seen: (await readOffer(id))?.version ?? 0,
    take: new Set(others.map((post) => post.id)),
    mayApprove: true,
    by: CLERK,
  });
  expect(settled).toMatchObject({ ok: true, value: { revision: 2 } });
  expect((await readOffer(id))?.proposed).toBeUndefined();
  expect(await first().store.readPost(own)).toMatchObject({ text: OWN_TEXT, state: 'scheduled' });
  for (const { id: taken } of others) {
    expect(await first().store.readPost(taken)).toMatchObject({
      state: 'scheduled',
      slot: { local: '2026-10-13T09:00' },
      approval: { by: { id: CLERK.id } },
    });
  }
});

test('an offer that is revised before it is answered is not accepted unseen', async () => {
  const request = await offer();
  const { campaignId: id } = request;
  await revise(request);
  expect(await accept(id)).toMatchObject({ ok: false, error: { kind: 'closed' } });
  const posts = await first().store.listCampaignPosts(id);
  await settleStoredProposal(stage.services, first().store, {
    campaignId: id,
    seen: (await readOffer(id))?.version ?? 0,
    take: new Set(posts.map((post) => post.id)),
    mayApprove: true,
    by: CLERK,
  });
  expect((await first().store.listCampaignPosts(id)).map(({ state }) => state)).toEqual(['draft', 'draft']);
  expect(await accept(id)).toMatchObject({ ok: true });
});

test('a revision based on an outdated page is refused', async () => {
  const request = await offer();
  await revise(request);
  const refused = await reviseCampaign(stage.services, stage.association, {
    ...request,
    ...attested,
    seen: 1,
  });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'changed-meanwhile' } });
});

test('going through the offices again proposes a revision once', async () => {
  const request = await offer();
  const { campaignId: id } = request;
  await revise(request);
  const before = await readOffer(id);
  const campaign = await stage.association.readCampaign(id);
  if (!campaign) throw new Error('The campaign is gone');
  await stage.association.noteCampaign({ ...campaign, state: 'offering', reached: 0 });
  await stage.services.fanOut.send({ associationId: campaign.associationId, campaignId: id });
  await stage.runFanOut();
  expect(await readOffer(id)).toEqual(before);
});
