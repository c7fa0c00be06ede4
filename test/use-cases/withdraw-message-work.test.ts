import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CampaignId } from '#core/ids.ts';
import { HOUR, Instant, later } from '#core/time.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { dispatchFanOuts } from '#use-cases/dispatch-fan-outs.ts';
import { goOnFanningOut } from '#use-cases/fan-out.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { putOffer } from '#use-cases/put-offer.ts';
import { withdrawCampaign } from '#use-cases/withdraw-campaign.ts';
import { PAT } from './association-stage.ts';
import { ATTESTED, type MessageStage, OTHER, openMessageStage, RIGHT, WRONG } from './message-stage.ts';

/** How a withdrawn message goes through the offices, whatever comes in between. */
const DEADLINE = Instant.parse('2026-09-30T21:00:00.000Z');

let stage: MessageStage;

beforeAll(async () => {
  stage = await openMessageStage();
});
afterAll(() => stage.stop());

test('where one office fails the next try does the rest, and nothing is done twice', async () => {
  const { campaignId: id } = await stage.offer();
  await stage.accept(0, id);
  await stage.accept(2, id);
  await stage.withdraw(id);
  const order = stage.fanOuts.shift();
  if (!order) throw new Error('Nothing was ordered');
  const failing = goOnFanningOut({ ...stage.services, store: withoutThird(stage.services.store) }, order);
  await expect(failing).rejects.toThrow('The store is away');
  expect((await stage.association.readCampaign(id))?.withdrawn).toMatchObject([
    { reached: 0, isDone: false },
  ]);

  const before = await stage.office(0).store.readAudit();
  // The order is lost with the host: the sweep finds that something is to be gone on with.
  await dispatchFanOuts(stage.services);
  await stage.runFanOut();
  expect(await stage.office(0).store.readAudit()).toEqual(before);
  expect(await stage.standing(2, id)).toEqual(['announce-adoption held', 'principle-01-law scheduled']);
  expect((await stage.association.readCampaign(id))?.withdrawn).toMatchObject([{ reached: 4, isDone: true }]);
  await dispatchFanOuts(stage.services);
  expect(stage.fanOuts).toEqual([]);
});

/** A store whose third office cannot write its offer. */
function withoutThird(store: Store): Store {
  return {
    ...store,
    forOffice: (id, actor) => {
      const there = store.forOffice(id, actor);
      if (id !== stage.office(2).profile.id) return there;
      const writeOffer: OfficeStore['writeOffer'] = () => Promise.reject(new Error('The store is away'));
      return Object.assign(there, { writeOffer });
    },
  };
}

test('a deadline that passes meanwhile closes the campaign, and the message is taken back all the same', async () => {
  const { campaignId: id } = await stage.offer();
  await stage.accept(0, id);
  await stage.withdraw(id);
  stage.clock.set(later(DEADLINE, HOUR));
  await stage.runFanOut();
  const campaign = await stage.association.readCampaign(id);
  stage.clock.set(REFERENCE_INSTANT);
  expect(campaign).toMatchObject({ state: 'closed', withdrawn: [{ isDone: true }] });
  expect(await stage.standing(0, id)).toEqual(['announce-adoption held', 'principle-01-law scheduled']);
  expect(await stage.readOffer(1, id)).toMatchObject({ state: 'expired' });
});

test('two messages are withdrawn one after the other, each once, and then the whole campaign', async () => {
  const { campaignId: id } = await stage.offer(stage.ask(WRONG, RIGHT, OTHER));
  await stage.accept(0, id);
  await Promise.all([stage.withdraw(id), stage.withdraw(id, OTHER)]);
  expect(await stage.withdraw(id)).toMatchObject({ ok: false, error: { kind: 'withdrawn-already' } });
  await stage.runFanOut();
  expect(await stage.standing(0, id)).toEqual([
    'announce-adoption held',
    'principle-01-law scheduled',
    'principle-02-learning held',
  ]);
  await withdrawCampaign(stage.services, stage.association, { campaignId: id, reason: 'All of it', by: PAT });
  expect(await stage.withdraw(id, RIGHT)).toMatchObject({ ok: false, error: { kind: 'withdrawn-already' } });
  await stage.runFanOut();
  expect(await stage.association.readCampaign(id)).toMatchObject({ state: 'withdrawn' });
  expect((await stage.standing(0, id)).every((line) => line.endsWith('held'))).toBe(true);
});

test('a message withdrawn while the campaign is being offered is offered to nobody any more', async () => {
  const wanted = stage.ask();
  await offerCampaign(stage.services, stage.association, { ...wanted, ...ATTESTED });
  const { campaignId: id } = wanted;
  const stale = await stage.association.readCampaign(id);
  if (!stale) throw new Error('The campaign is gone');
  await stage.withdraw(id);
  // A worker that has read the campaign before puts what it read: it is refused.
  const { profile, store } = stage.office(0);
  await putOffer(stage.services, store, { campaign: stale, office: profile, from: 'The Association' });
  expect(await stage.readOffer(0, id)).toBeUndefined();
  await stage.runFanOut();
  for (const index of [0, 1, 2, 3]) {
    expect(await stage.standing(index, id)).toEqual(['principle-01-law draft']);
    expect(await stage.readOffer(index, id)).toMatchObject({ posts: 2, withdrawn: [{ messageId: WRONG }] });
  }
});

test('a message that the campaign never had is not withdrawn', async () => {
  const { campaignId: id } = await stage.offer();
  expect(await stage.withdraw(id, OTHER)).toEqual({ ok: false, error: { kind: 'unknown-message' } });
  expect(await stage.withdraw('nothing' as CampaignId)).toEqual({
    ok: false,
    error: { kind: 'unknown-campaign' },
  });
});
