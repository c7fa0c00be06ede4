import { describe, expect, it } from 'vitest';
import { Platform } from '#core/ids.ts';
import { Zone } from '#core/slot.ts';
import { DAY, Instant, later } from '#core/time.ts';
import { weekToTell } from '#core/weekly/week.ts';
import {
  type AssociationWeek,
  type OfferedWeek,
  writeAssociationWeek,
} from '#core/weekly/write-association-week.ts';

/** Monday, September 21, 2026, 08:00 in Phoenix. */
const NOW = Instant.parse('2026-09-21T15:00:00.000Z');
const ZONE = Zone.parse('America/Phoenix');
const X = Platform.parse('x');
const SITE = 'https://clarion.example.gov';

function write(given: Partial<AssociationWeek>): string {
  const week = weekToTell(NOW, ZONE);
  if (!week) throw new Error('There is no week to tell of');
  const told: AssociationWeek = { stoppedAt: undefined, safety: `${SITE}/safety`, campaigns: [], ...given };
  return writeAssociationWeek(told, {
    place: { name: 'Four Rivers', zone: ZONE },
    nameOf: (platform) => platform.toUpperCase(),
    ...{ week, now: NOW },
    askedAt: later(NOW, -DAY),
    links: { place: `${SITE}/association`, choice: `${SITE}/weekly` },
  }).text;
}

const AUTUMN: OfferedWeek = {
  title: 'Autumn',
  link: `${SITE}/reach`,
  board: `${SITE}/board`,
  offices: 14,
  answers: { accepted: 10, customised: 1, declined: 1, pending: 2, expired: 0, withdrawn: 0, unreached: 0 },
  openUntil: later(NOW, 2 * DAY),
  published: [
    [X, 20],
    [Platform.parse('facebook'), 11],
  ],
  coming: 2,
  figures: [{ platform: X, checkpoint: '24h', figure: undefined }],
  unread: [],
};

describe('the weekly summary of an association', () => {
  it('says which offices have not answered, then what every campaign came to', () => {
    expect(
      write({ campaigns: [AUTUMN] })
        .split('\n\n')
        .slice(1, 3),
    ).toEqual([
      [
        '1 thing needs attention:',
        '* “Autumn”: 2 of 14 offices have not answered yet, and can until Wednesday, September 23, 2026 at 8:00 AM MST.',
        `  ${SITE}/board`,
      ].join('\n'),
      [
        '“Autumn”',
        '* 12 of 14 offices have answered: 10 accepted, 1 accepted with changes, 1 declined. The others: 2 not yet.',
        '* Last week 31 posts became public: 20 on X, 11 on FACEBOOK. Posts count an hour after they became public.',
        '* Planned for this week: messages at 2 times, on each office’s own clock.',
        '* X, after 24 hours: the platform tells no views.',
        `  ${SITE}/reach`,
      ].join('\n'),
    ]);
  });

  it('asks nobody to see to a campaign that nobody can answer any more', () => {
    const text = write({
      campaigns: [{ ...AUTUMN, openUntil: undefined, published: [], coming: 0, figures: [] }],
    });
    expect(text).toContain('Nothing needs attention.');
    expect(text).toContain('Last week no post was counted as public.');
    expect(text).toContain('No message is planned for this week.');
    expect(text).toContain('Nothing was read yet.');
  });

  it('says first that all posts are stopped', () => {
    expect(write({ stoppedAt: later(NOW, -DAY) })).toContain(
      `1 thing needs attention:\n* All posts of all offices are stopped since Sunday, September 20, 2026 at 8:00 AM MST.\n  ${SITE}/safety`,
    );
  });

  it('says so in one sentence where nothing happened and nothing is to come', () => {
    expect(write({}).split('\n\n')[1]).toBe(
      'Nothing of your campaigns went out last week, nothing is planned for this week, and no office is asked for an answer.',
    );
  });
});
