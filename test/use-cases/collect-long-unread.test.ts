import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLARION } from '#core/audit.ts';
import { AssociationId, CampaignId, Platform } from '#core/ids.ts';
import { DAY, later } from '#core/time.ts';
import { REACH_WRITES } from '#ports/reach-store.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { collectReach } from '#use-cases/collect-reach.ts';
import { type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

let stage: PublishingStage;
let here: StageOffice;

beforeAll(async () => {
  stage = await startPublishingStage();
  here = stage.enterOffice();
});
afterAll(() => stage.stop());

it('writes posts of many campaigns and weeks that nobody has read for long', async () => {
  const associationId = AssociationId.parse('four-rivers');
  const posts = Array.from({ length: 2 * REACH_WRITES + 1 }, (_, index) => {
    const campaign = sampleCampaign({
      id: CampaignId.parse(`${here.office.id}-${index}`),
      officeId: here.office.id,
      offeredBy: associationId,
    });
    const publishedAt = later(stage.clock.now(), -index * 7 * DAY);
    const post = draftPost({
      officeId: here.office.id,
      campaignId: campaign.id,
      state: 'published',
      receipt: { platformId: `${index}`, permalink: `https://x.example.gov/${index}`, publishedAt },
      reach: { next: '28d', at: publishedAt },
    });
    return { campaign, post };
  });
  for (const { campaign, post } of posts) {
    const stored = { action: 'campaign.stored', summary: 'It was.' };
    await here.store.launchCampaign(
      campaign,
      [{ post, happening: { ...stored, subject: { kind: 'post', id: post.id } } }],
      { ...stored, subject: { kind: 'campaign', id: campaign.id } },
    );
  }
  const office = stage.parts.store.forOffice(here.office.id, CLARION);
  const ids = posts.map(({ post }) => post.id);
  const order = { officeId: here.office.id, platform: Platform.parse('x'), posts: ids };
  expect(await collectReach(stage.parts, office, order)).toBe('collected');
  expect(await here.store.reach.listSnapshots()).toHaveLength(posts.length);
});
