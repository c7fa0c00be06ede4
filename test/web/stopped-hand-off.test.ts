import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CampaignId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import { postPath } from '#web/office-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

/** What a person reads who is to post by hand, while posting is stopped. */
let world: TestServices;
let app: Hono<WebEnv>;
let office: FreshOffice;
let owner: TestVisitor;
let post: Post;

beforeAll(async () => {
  world = await startTestServices();
  app = createApp(world.services);
  office = await openOffice(world.services);
  owner = await visitAs(app, world.services, office.owner);
  const campaignId = CampaignId.parse('by-hand');
  const { id: officeId } = office.profile;
  post = draftPost({ officeId, campaignId, platform: 'facebook', state: 'handoff' });
  const happening = { action: 'post.hand-off', summary: 'It is time.' };
  await office.store.launchCampaign(
    sampleCampaign({ officeId, id: campaignId }),
    [{ post, happening: { ...happening, subject: { kind: 'post', id: post.id } } }],
    { ...happening, subject: { kind: 'campaign', id: campaignId } },
  );
});
afterAll(() => world.stop());

const pageAt = async (path: string) => (await owner.get(path)).text();

it('is not given the text while a stop is in force, and is told why; its address can still be recorded', async () => {
  expect(await pageAt(postPath(post))).toContain('id="copy-text"');
  const scope = { kind: 'office' } as const;
  const by = { kind: 'member', id: office.owner.id, name: office.owner.name } as const;
  const at = world.clock.now();
  const happening = { subject: { kind: 'office', id: office.profile.id } as const, action: 'office.stopped' };
  await office.store.writeStop(
    { scope, reason: 'a fire in the county', by, at },
    { ...happening, summary: 'Stopped.' },
  );

  const stopped = await pageAt(postPath(post));
  expect(stopped).toContain('Do not post it on Facebook now');
  expect(stopped).toContain(`${office.owner.name} stopped all posts of this office: a fire in the county.`);
  expect(stopped).not.toContain('id="copy-text"');
  expect(stopped).toContain(`action="${postPath(post, 'confirm')}"`);
  const dashboard = await pageAt(office.path());
  expect(dashboard).toContain('<strong>Do not post it now.</strong>');

  await office.store.liftStop(scope, at, { ...happening, action: 'office.resumed', summary: 'Resumed.' });
  expect(await pageAt(postPath(post))).toContain('id="copy-text"');
  expect(await pageAt(office.path())).not.toContain('Do not post it now');
});
