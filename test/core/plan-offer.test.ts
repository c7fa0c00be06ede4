import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AssociationCampaign } from '#core/association-campaign.ts';
import { type Calendar, readCalendars } from '#core/election/calendar.ts';
import { AssociationId, OfficeId, PackId, Platform } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import { planOffer } from '#core/plan-offer.ts';
import { Zone } from '#core/slot.ts';
import { later, MINUTE, startOf } from '#core/time.ts';
import { CALENDAR, election, row } from '#test/core/election/calendar.ts';
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

/** The pack, with the campaign's answer to `says` at the end of each text where it has one. */
function packSaying({ answers }: AssociationCampaign): Pack {
  if (answers.says === undefined) return pack;
  const messages = pack.messages.map((message) => ({
    ...message,
    variants: message.variants.map((variant) => ({ ...variant, text: `{place}: {says}` })),
  }));
  const [first] = pack.placeholders;
  if (!first) throw new Error('The pack has no placeholders');
  const { from, ...says } = { ...first, key: 'says', label: 'What it says' };
  return { ...pack, messages, placeholders: [...pack.placeholders, says] };
}

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

const plan = (
  offered: AssociationCampaign,
  to: Office,
  index = 0,
  count = 1,
  calendars: readonly Calendar[] = [],
) =>
  planOffer({
    campaign: offered,
    pack: packSaying(offered),
    office: to,
    channels: [{ platform: X }, { platform: FACEBOOK }],
    place: { index, count },
    calendar: readCalendars(to, calendars),
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

describe('links that carry parameters', () => {
  const utm = { source: '{platform}', medium: 'social', campaign: '{office}', hosts: [] };
  const offered = (says: string, tagged: boolean) => ({
    ...onDate('2026-10-06T09:00'),
    platforms: [Platform.parse('threads')],
    answers: { says },
    ...(tagged && { utm }),
  });
  const planned = (says: string, tagged: boolean) =>
    planOffer({
      campaign: offered(says, tagged),
      pack: packSaying(offered(says, tagged)),
      office: office('America/New_York'),
      channels: [{ platform: Platform.parse('threads') }],
      place: { index: 0, count: 1 },
      calendar: readCalendars(office('America/New_York'), []),
      rules,
    });

  test('stand in the text as it goes out, for this office on this platform', () => {
    const says = 'See https://millbrook.example.gov/a and https://vote.gov';
    expect(planned(says, false).posts[0]?.text).toContain(says);
    expect(planned(says, true).posts[0]?.text).toContain(
      'https://millbrook.example.gov/a?utm_source=threads&utm_medium=social&utm_campaign=office and https://vote.gov',
    );
  });

  test('count: what is too long with them is left out, and it says so', () => {
    const says = `${'word '.repeat(88)}https://millbrook.example.gov/a`;
    expect(planned(says, false).posts).toHaveLength(1);
    const { posts, omitted } = planned(says, true);
    expect(posts).toEqual([]);
    expect(omitted.join()).toMatch(/Threads/);
  });
});

describe('an office whose calendar says otherwise', () => {
  const kept = (dates = CALENDAR): readonly Calendar[] => [
    {
      election: election(),
      dates,
      keptBy: { associationId: AssociationId.parse('four-rivers') },
      version: 1,
    },
  ];
  const offeredWith = (says: string, local = '2026-10-20T09:00', dates = CALENDAR) =>
    plan({ ...onDate(local), answers: { says } }, office('America/New_York'), 0, 1, kept(dates));

  test('is offered the post all the same, and is told what is wrong, and where', () => {
    const { posts, omitted, contradictions } = offeredWith('Election Day is Monday, November 3.');
    expect(posts.map(({ platform }) => platform)).toEqual(['x', 'facebook']);
    expect(omitted).toEqual([]);
    expect(contradictions.map(({ postId }) => postId)).toEqual(posts.map(({ id }) => id));
    expect(contradictions[0]).toMatchObject({
      where: 'X, “We adopt the Standards of Conduct”',
      sentences: [expect.stringContaining('is a Tuesday')],
    });
  });

  test('is told so by its own dates, where those of others agree', () => {
    const says = 'Election Day is November 3.';
    const moved = [row('election-day', '2026-11-10')];
    expect(offeredWith(says).contradictions).toEqual([]);
    expect(offeredWith(says, undefined, moved).contradictions[0]?.sentences).toEqual([
      expect.stringContaining('Election Day is Tuesday, November 10, 2026'),
    ]);
    // Another state's calendar says nothing.
    const ohio = { ...office('America/New_York'), state: 'OH' };
    const elsewhere = { ...onDate('2026-10-20T09:00'), answers: { says } };
    expect(plan(elsewhere, ohio, 0, 1, kept(moved)).contradictions).toEqual([]);
  });

  test('is told of what reads like results before the last polls close', () => {
    const says = 'Unofficial results: 40% of precincts reporting.';
    expect(offeredWith(says, '2026-11-03T20:00').contradictions[0]?.sentences[0]).toContain('like results');
    expect(offeredWith(says, '2026-11-03T21:00').contradictions).toEqual([]);
  });

  test('gets a “tomorrow” that goes out by midnight or not at all', () => {
    const { posts, contradictions } = offeredWith('Polls open tomorrow.', '2026-11-02T18:00');
    expect(contradictions).toEqual([]);
    expect(posts[0]?.notAfter).toBe('2026-11-03T04:59:59.999Z');
    expect(offeredWith('Polls open soon.', '2026-11-02T18:00').posts[0]?.notAfter).not.toBe(
      posts[0]?.notAfter,
    );
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
      calendar: readCalendars(office('America/Denver'), []),
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
