import { afterAll, beforeAll, expect, test } from 'vitest';
import { CampaignId, Platform } from '#core/ids.ts';
import type { Reading } from '#core/reach/reading.ts';
import { Instant } from '#core/time.ts';
import { weekToTell } from '#core/weekly/week.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { storePublicPost, storeReadings, told } from '#test/web/reach-stage.ts';
import { gatherOfficeWeek } from '#use-cases/gather-office-week.ts';
import { MONDAY } from './weekly-stage.ts';

let host: TestServices;

beforeAll(async () => {
  host = await startTestServices();
});
afterAll(() => host.stop());

test('an office’s figures are told by campaign, platform and age, and what nobody told stays unknown', async () => {
  const office = host.services.store.forOffice(MILLBROOK.id, actorOf(DANA));
  const campaign = CampaignId.parse('autumn');
  await office.launchCampaign(sampleCampaign({ id: campaign, title: 'Autumn' }), [], {
    subject: { kind: 'campaign', id: campaign },
    action: 'campaign.test',
    summary: 'A test.',
  });
  const publishedAt = Instant.parse('2026-09-14T14:00:00.000Z');
  const publish = (platform: string) => storePublicPost(office, { campaign, platform, publishedAt });
  const [loud, silent, onFacebook] = [await publish('x'), await publish('x'), await publish('facebook')];
  await publish('threads');
  const secret: Reading = { status: 'not-permitted', reason: 'The access has ended.' };
  await storeReadings(office, host.services.metrics, [
    { post: loud, checkpoint: '24h', look: told({ impression_count: 1200 }) },
    { post: silent, checkpoint: '24h', look: told({ impression_count: secret }) },
    { post: onFacebook, checkpoint: '24h', look: told({ post_media_view: secret }) },
  ]);

  const week = weekToTell(MONDAY, MILLBROOK.zone);
  if (!week) throw new Error('There is no week to tell of');
  const links = { reach: (_scope: object, id: CampaignId) => `https://clarion.example.gov/reach/${id}` };
  const gathered = await gatherOfficeWeek({ ...host.services, links }, office, week, MONDAY);
  expect(gathered.week.published).toHaveLength(4);
  const nothing = { total: undefined, coverage: { reported: 0, posts: 0 } };
  expect(gathered.reach).toMatchObject([
    {
      title: 'Autumn',
      link: 'https://clarion.example.gov/reach/autumn',
      figures: [
        { platform: 'x', checkpoint: '24h', figure: { total: 1200, coverage: { reported: 1, posts: 2 } } },
        { platform: 'x', checkpoint: '7d', figure: nothing },
        {
          platform: 'facebook',
          checkpoint: '24h',
          figure: { total: undefined, coverage: { reported: 0, posts: 1 } },
        },
        { platform: 'facebook', checkpoint: '7d', figure: nothing },
      ],
      unread: [Platform.parse('threads')],
    },
  ]);
});
