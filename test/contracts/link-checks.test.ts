import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLARION } from '#core/audit.ts';
import { AssociationId } from '#core/ids.ts';
import { CHECK_KEPT, type LinkCheck } from '#core/links/link-answer.ts';
import type { UtmSetting } from '#core/links/utm-rule.ts';
import { HOUR, later } from '#core/time.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';

/** What every store promises about answers of links, and about what links carry, run against DynamoDB's API on dynoxide. */
const clock = createTestClock();
let running: TestStore;

beforeAll(async () => {
  running = await startTestStore(clock);
});
afterAll(() => running.stop());

const checkOf = (url: string, changes: Partial<LinkCheck> = {}): LinkCheck => ({
  url,
  answer: { kind: 'alive', finalUrl: `${url}there`, hops: 1 },
  askedAt: REFERENCE_INSTANT,
  ...changes,
});

describe('the check of a link', () => {
  it('is kept by its address, and one that was never made is left out', async () => {
    const { linkChecks } = running.store;
    const [one, other] = [checkOf('https://a.gov/'), checkOf(`https://b.gov/${'x'.repeat(1_900)}/`)];
    await linkChecks.write(one);
    await linkChecks.write(other);
    expect(await linkChecks.read([one.url, 'https://c.gov/', one.url])).toEqual([one]);
    expect(await linkChecks.read([other.url])).toEqual([other]);
    expect(await linkChecks.read([])).toEqual([]);
  });

  it('takes the place of an earlier one, and never of a later one', async () => {
    const { linkChecks } = running.store;
    const first = checkOf('https://d.gov/');
    const second = checkOf(first.url, {
      answer: { kind: 'dead', why: 'it is gone' },
      askedAt: later(REFERENCE_INSTANT, HOUR),
    });
    await linkChecks.write(first);
    await linkChecks.write(second);
    expect(await linkChecks.read([first.url])).toEqual([second]);
    await linkChecks.write(first);
    expect(await linkChecks.read([first.url])).toEqual([second]);
  });

  it('is forgotten when its time is over', async () => {
    const { linkChecks } = running.store;
    const check = checkOf('https://e.gov/');
    await linkChecks.write(check);
    clock.set(later(REFERENCE_INSTANT, CHECK_KEPT - 1));
    expect(await linkChecks.read([check.url])).toEqual([check]);
    clock.set(later(REFERENCE_INSTANT, CHECK_KEPT));
    expect(await linkChecks.read([check.url])).toEqual([]);
    clock.set(REFERENCE_INSTANT);
  });
});

describe('what links of an association carry', () => {
  const associationId = AssociationId.parse('four-rivers');
  const setting: UtmSetting = {
    associationId,
    isOn: true,
    source: '{platform}',
    medium: 'social',
    campaign: '{campaign}',
    hosts: ['fourrivers.example.gov'],
    by: CLARION,
    at: REFERENCE_INSTANT,
    version: 0,
  };
  const happening = {
    subject: { kind: 'association', id: associationId },
    action: 'association.test',
    summary: 'It was decided.',
  } as const;

  it('is written over what the writer had read, with its entry in the history, and is its own', async () => {
    const association = running.store.forAssociation(associationId, CLARION);
    const other = running.store.forAssociation(AssociationId.parse('five-lakes'), CLARION);
    expect(await association.readUtm()).toBeUndefined();
    expect(await association.writeUtm(setting, happening)).toBe('written');
    expect(await association.writeUtm(setting, happening)).toBe('conflict');
    const changed = { ...setting, isOn: false, version: 1 };
    expect(await association.writeUtm(changed, happening)).toBe('written');
    expect(await association.readUtm()).toEqual({ ...changed, version: 2 });
    expect(await association.readAudit()).toHaveLength(2);
    expect(await other.readUtm()).toBeUndefined();
    expect(() => other.writeUtm(setting, happening)).toThrow(/was given a row of/);
  });
});
