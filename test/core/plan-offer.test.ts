import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AssociationCampaign } from '#core/association-campaign.ts';
import { OfficeId, PackId, Platform } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { planOffer } from '#core/plan-offer.ts';
import { Zone } from '#core/slot.ts';
import { later, MINUTE, startOf } from '#core/time.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import { library, PLATFORMS } from '#test/templates/shipped-packs.ts';

const pack = findPack();
const rules = PLATFORMS;
const X = Platform.parse('x');
const FACEBOOK = Platform.parse('facebook');

function findPack() {
  const found = library.find(PackId.parse('standards-of-conduct'));
  if (!found) throw new Error('The pack is not there');
  return found;
}

const office = (zone: string, id = 'office'): Office => ({
  ...MILLBROOK,
  id: OfficeId.parse(id),
  zone: Zone.parse(zone),
});

const campaign = (schedule: unknown): AssociationCampaign =>
  AssociationCampaign.parse({
    id: 'c1',
    associationId: 'four-rivers',
    kind: 'announcement',
    title: 'Adopting the Standards',
    source: { packId: pack.id, packVersion: pack.version },
    schedule,
    answers: {},
    hashtags: [],
    voice: 'office',
    language: 'en',
    platforms: ['x', 'facebook'],
    withImage: true,
    officeIds: ['office'],
    deadline: '2026-09-30T21:00:00.000Z',
    state: 'offering',
    revision: 1,
    reached: 0,
    createdAt: '2026-09-15T14:00:00.000Z',
    createdBy: { kind: 'member', id: 'pat', name: 'Pat' },
    version: 0,
  });

const onDate = (local: string) =>
  campaign({ kind: 'dates', turns: [{ messageId: 'announce-adoption', local }] });

const rotation = (change: object = {}) =>
  campaign({
    kind: 'rotation',
    messageIds: pack.messages.filter(({ kind }) => kind === 'principle').map(({ id }) => id),
    start: '2026-10-05',
    weeks: 5,
    weekdays: [2, 4],
    times: ['09:00'],
    gapDays: 30,
    ...change,
  });

const plan = (offered: AssociationCampaign, to: Office, index = 0, count = 1) =>
  planOffer({
    campaign: offered,
    pack,
    office: to,
    channels: [{ platform: X }, { platform: FACEBOOK }],
    place: { index, count },
    rules,
  });

describe('the same wall-clock time', () => {
  test.each([
    ['America/New_York', '2026-10-06T13:00Z'],
    ['America/Chicago', '2026-10-06T14:00Z'],
    ['America/Denver', '2026-10-06T15:00Z'],
    ['America/Phoenix', '2026-10-06T16:00Z'],
    ['America/Anchorage', '2026-10-06T17:00Z'],
    ['Pacific/Honolulu', '2026-10-06T19:00Z'],
  ])('is %s’s own', (zone, due) => {
    expect(plan(onDate('2026-10-06T09:00'), office(zone)).posts[0]?.slot.due).toBe(due);
  });

  test('is two instants in a county that is split in two', () => {
    const [east, west] = ['America/New_York', 'America/Chicago'].map(
      (zone) => plan(onDate('2026-11-03T19:00'), office(zone)).posts[0]?.slot.due,
    );
    expect([east, west]).toEqual(['2026-11-04T00:00Z', '2026-11-04T01:00Z']);
  });

  test('moves forward over the gap of spring, and takes the first of two in autumn', () => {
    const at = (local: string, zone: string) => plan(onDate(local), office(zone)).posts[0]?.slot;
    expect(at('2027-03-14T02:30', 'America/New_York')).toMatchObject({
      reading: 'moved-forward',
      due: '2027-03-14T07:30Z',
    });
    expect(at('2026-11-01T01:30', 'America/New_York')).toMatchObject({
      reading: 'first-of-two',
      due: '2026-11-01T05:30Z',
    });
    expect(at('2027-03-14T02:30', 'America/Phoenix')).toMatchObject({ reading: 'once' });
  });

  test('stays the same on the clock while a rotation goes over both changes', () => {
    const through = rotation({ start: '2026-10-26', weeks: 2, times: ['09:00'] });
    const { posts } = plan(through, office('America/New_York'));
    expect(posts.map(({ slot }) => slot.local.slice(11))).toEqual(posts.map(() => '09:00'));
    expect(new Set(posts.map(({ slot }) => slot.due.slice(11)))).toEqual(new Set(['13:00Z', '14:00Z']));
  });
});

describe('an office', () => {
  test('is offered only what it has a channel for, and is told what is left out', () => {
    const { posts, omitted } = planOffer({
      campaign: onDate('2026-10-06T09:00'),
      pack,
      office: office('America/Denver'),
      channels: [{ platform: FACEBOOK }],
      place: { index: 0, count: 1 },
      rules,
    });
    expect(posts.map(({ platform }) => platform)).toEqual(['facebook']);
    expect(omitted).toEqual(['X: the office has no channel there.']);
  });

  test('speaks of itself from its own records, whatever the association answered', () => {
    const answered = { ...onDate('2026-10-06T09:00'), answers: { office: 'Another Office' } };
    const texts = plan(answered, office('America/Denver')).posts.map(({ text }) => text);
    expect(texts.join(' ')).not.toContain('Another Office');
    expect(texts.every((text) => text.includes(MILLBROOK.place))).toBe(true);
  });

  test('gets the same posts by planning twice, each with an id of its own and bound to the offer', () => {
    const posts = plan(rotation(), office('America/Denver')).posts;
    expect(plan(rotation(), office('America/Denver')).posts).toEqual(posts);
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
    expect(posts.every(({ state, offeredBy }) => state === 'draft' && offeredBy === 'four-rivers')).toBe(
      true,
    );
  });

  test('is told where its rotation ends for want of messages', () => {
    const { posts, omitted } = plan(rotation({ weeks: 8, gapDays: 60 }), office('America/Denver'));
    expect(posts.length).toBe(20);
    expect(omitted.join(' ')).toContain('Every message was used once');
  });
});

test('no two offices of a zone carry the same message on X within ten minutes, as long as there is room', () => {
  const places = fc.integer({ min: 2, max: 40 });
  return fc.assert(
    fc.property(places, (count) => {
      const said = Array.from(
        { length: count },
        (_, index) =>
          plan(rotation({ weeks: 2 }), office('America/Denver', `office-${index}`), index, count).posts,
      )
        .flat()
        .filter(({ platform }) => platform === X)
        .map(({ source, slot }) => ({ message: source.messageId, at: startOf(slot.due) }));
      for (const [index, one] of said.entries()) {
        for (const other of said.slice(index + 1)) {
          if (one.message !== other.message) continue;
          const [early = one.at, late = one.at] = [one.at, other.at].sort();
          expect(late >= later(early, 10 * MINUTE)).toBe(true);
        }
      }
    }),
    { numRuns: 12 },
  );
});
