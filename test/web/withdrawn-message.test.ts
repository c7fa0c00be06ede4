import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CampaignId } from '#core/ids.ts';
import { MessageId } from '#core/ids.ts';
import { PAT } from '#test/use-cases/association-stage.ts';
import { withdrawMessage } from '#use-cases/withdraw-message.ts';
import { type OfferOffice, type OfferStage, openOfferStage } from './offer-stage.ts';
import type { TestVisitor } from './visitor.ts';

/** What an office reads of a message that its association has withdrawn. */
let here: OfferStage;
let accepted: OfferOffice;
let open: OfferOffice;
let clerk: TestVisitor;
let reader: TestVisitor;
let campaign: CampaignId;

const TITLE = '“We adopt the Standards of Conduct”';
const offerPath = () => `/offers/${campaign}`;

beforeAll(async () => {
  here = await openOfferStage(2);
  accepted = here.office(0);
  open = here.office(1);
  clerk = await accepted.visit(accepted.owner);
  reader = await open.visit(open.owner);
  campaign = await here.offer();
  await accepted.fill(clerk, offerPath(), `${offerPath()}/accept`, { attested: 'yes' });
  const messageId = MessageId.parse('announce-adoption');
  const order = { campaignId: campaign, messageId, reason: 'A wrong link', by: PAT };
  await withdrawMessage(here.stage.services, here.stage.association, order);
  await here.stage.runFanOut();
});
afterAll(() => here.stage.stop());

test('an open offer shows the message no more, and says which was withdrawn and why', async () => {
  const page = await open.show(reader, offerPath());
  expect(page).toContain('The Association has withdrawn a part of it');
  expect(page).toContain(TITLE);
  expect(page).toContain(': A wrong link. What had not gone out of it does not go out.');
  expect(page).toContain('Nothing of it would go out');
  expect(page).not.toContain('Edit the text');
});

test('an accepted offer says so too, and each of its posts says why it is on hold', async () => {
  expect(await accepted.show(clerk, offerPath())).toContain(': A wrong link. What had not gone out of it');
  const [post] = await accepted.readPosts(campaign);
  expect(post?.state).toBe('held');
  const page = await accepted.show(clerk, `/posts/${post?.id}`);
  expect(page).toContain(`The Association withdrew the message ${TITLE}: A wrong link.`);
  expect(await accepted.show(clerk, '/safety')).toContain('All posts of one withdrawn message');
});

test('a draft that was taken out says why in its history', async () => {
  const [post] = await open.readPosts(campaign);
  expect(post?.state).toBe('cancelled');
  const page = await open.show(reader, `/posts/${post?.id}`);
  expect(page).toContain(`The Association withdrew the message ${TITLE}: A wrong link. It will not go out.`);
});

test('a post that is released all the same is kept back by the association’s stop', async () => {
  const page = await accepted.show(clerk, '/safety/held');
  expect(page).toContain('All posts of one withdrawn message are stopped (A wrong link).');
});
