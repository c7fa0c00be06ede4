import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Companion } from '#core/companion/companion.ts';
import { CampaignId, Language, OfficeId } from '#core/ids.ts';
import type { OfficeStore } from '#ports/store.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { sampleCampaign } from '#test/fixtures/post.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';

/** What every store promises of companions, run against DynamoDB's API on dynoxide. */
let running: TestStore;
const by = actorOf(DANA);

beforeAll(async () => {
  running = await startTestStore(createTestClock());
});
afterAll(() => running.stop());

const open = (name: string): OfficeStore => running.store.forOffice(OfficeId.parse(name), by);

const companionOf = ({ officeId }: OfficeStore, given: Partial<Companion> = {}): Companion => ({
  officeId,
  campaignId: CampaignId.parse('sample'),
  kind: 'op-ed',
  language: Language.parse('en'),
  answers: { headline: 'Watch us work' },
  claims: [{ sentence: 'We count twice.', evidence: ['Minutes of the canvass'] }],
  changedBy: by,
  changedAt: REFERENCE_INSTANT,
  version: 0,
  ...given,
});

const saved = {
  subject: { kind: 'campaign' as const, id: CampaignId.parse('sample') },
  action: 'companion.saved',
  summary: 'It was saved.',
};

describe('a companion', () => {
  it('is read back as it was written, alone and with the others of its campaign', async () => {
    const office = open('companions-read');
    const [opEd, card] = [companionOf(office), companionOf(office, { kind: 'card' })];
    // Its id begins as the other's does.
    const other = companionOf(office, { campaignId: CampaignId.parse('sample-2') });
    for (const each of [opEd, card, other])
      expect(await office.companions.write(each, saved)).toBe('written');
    expect(await office.companions.read(opEd.campaignId, 'op-ed')).toEqual({ ...opEd, version: 1 });
    expect(await office.companions.read(opEd.campaignId, 'proclamation')).toBeUndefined();
    const listed = await office.companions.list(opEd.campaignId);
    expect(listed.map(({ campaignId, kind }) => `${campaignId} ${kind}`).toSorted()).toEqual([
      'sample card',
      'sample op-ed',
    ]);
    expect(await office.readAudit()).toHaveLength(3);
  });

  it('is written only over the version that the writer had read', async () => {
    const office = open('companions-written');
    const first = companionOf(office);
    const both = await Promise.all([
      office.companions.write(first, saved),
      office.companions.write(first, saved),
    ]);
    expect(both.toSorted()).toEqual(['conflict', 'written']);
    expect(await office.companions.write({ ...first, version: 1, answers: {} }, saved)).toBe('written');
    expect(await office.companions.write({ ...first, version: 1 }, saved)).toBe('conflict');
    expect(await office.companions.read(first.campaignId, 'op-ed')).toMatchObject({
      answers: {},
      version: 2,
    });
    expect(await office.readAudit()).toHaveLength(2);
  });

  it('is neither a campaign nor another office’s', async () => {
    const [office, other] = [open('companions-mine'), open('companions-theirs')];
    const companion = companionOf(office);
    await office.launchCampaign(sampleCampaign({ officeId: office.officeId }), [], saved);
    await office.companions.write(companion, saved);
    expect(await office.listCampaigns()).toHaveLength(1);
    expect(await other.companions.list(companion.campaignId)).toEqual([]);
    await expect(async () => other.companions.write(companion, saved)).rejects.toThrow(
      /was given a companion of/,
    );
  });
});
