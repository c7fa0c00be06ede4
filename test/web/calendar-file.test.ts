import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Post } from '#core/post.ts';
import { rules as facebook } from '#platforms/facebook/rules.ts';
import { rules as x } from '#platforms/x/rules.ts';
import { writeCalendarFile } from '#web/calendar-file.ts';
import { REFERENCE_INSTANT } from '../fixtures/clock.ts';
import { MILLBROOK } from '../fixtures/office.ts';
import { draftPost, slotOf } from '../fixtures/post.ts';
import { readIcs } from './read-ics.ts';

const FILE = { origin: 'https://clarion.example.gov', rules: [x, facebook], now: REFERENCE_INSTANT };

const scheduled = (given: Parameters<typeof draftPost>[0] = {}) =>
  draftPost({ state: 'scheduled', slot: slotOf('2026-11-03T09:00'), ...given });

const write = (posts: readonly Post[], office = MILLBROOK) =>
  readIcs(writeCalendarFile({ office, posts }, FILE));

describe('an entry of the calendar file', () => {
  it('says which post, when, and in which state', () => {
    const { entries } = write([scheduled()]);
    expect(Object.fromEntries(entries[0] ?? [])).toEqual({
      UID: 'sample-x.millbrook@clarion',
      SEQUENCE: '1',
      DTSTAMP: '20260915T140000Z',
      // Nine in New York, two days after the clocks fell back.
      DTSTART: '20261103T140000Z',
      DTEND: '20261103T141500Z',
      SUMMARY: 'X: Millbrook Town Clerk follows the Standards of Conduct.\u00a0… (Scheduled)',
      DESCRIPTION: 'Millbrook Town Clerk follows the Standards of Conduct. millbrook.example.gov',
      URL: 'https://clarion.example.gov/offices/millbrook/posts/sample-x',
      STATUS: 'CONFIRMED',
      TRANSP: 'TRANSPARENT',
    });
  });

  it('keeps its name when the post changes, and counts the change', () => {
    const before = scheduled();
    const after = { ...before, revision: 2, slot: slotOf('2026-11-04T10:00') };
    const [[first], [second]] = [write([before]).entries, write([after]).entries];
    expect(second?.get('UID')).toBe(first?.get('UID'));
    expect(Number(second?.get('SEQUENCE'))).toBeGreaterThan(Number(first?.get('SEQUENCE')));
  });

  it('of a cancelled post is cancelled, and newer than the post as it was', () => {
    const post = scheduled({ revision: 3 });
    const [entry] = write([{ ...post, state: 'cancelled' }]).entries;
    expect(entry?.get('STATUS')).toBe('CANCELLED');
    expect(entry?.get('SUMMARY')).toMatch(/\(Cancelled\)$/);
    expect(entry?.get('SEQUENCE')).toBe('4');
  });

  it('carries any text as it is, in lines that every program can read', () => {
    const piece = fc.constantFrom(
      ';',
      ',',
      '\\',
      '\\n',
      ':',
      '"',
      '\n',
      ' ',
      '🗳️',
      'é',
      'BEGIN:VEVENT',
      '投票',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme-ascii' })), { maxLength: 60 });
    fc.assert(
      fc.property(text, (pieces) => {
        const post = scheduled({ text: `.${pieces.join('')}` });
        const { entries } = write([post, scheduled({ platform: 'facebook' })]);
        expect(entries).toHaveLength(2);
        expect(entries[0]?.get('DESCRIPTION')).toBe(post.text);
      }),
    );
  });
});

describe('the calendar file', () => {
  it('is empty but whole without posts', () => {
    const { properties, entries } = write([]);
    expect(entries).toEqual([]);
    expect(properties.get('VERSION')).toBe('2.0');
    expect(properties.get('PRODID')).toBe('-//Clarion//Calendar feed//EN');
    expect(properties.get('METHOD')).toBe('PUBLISH');
  });

  it.each(['Elections, Voter Services; Annex', 'Two\r\nBEGIN:VEVENT'])(
    'carries the name %j without being broken by it',
    (name) => {
      const { properties, entries } = write([], { ...MILLBROOK, name });
      expect(properties.get('X-WR-CALNAME')).toBe(`${name.replace('\r\n', '\n')}: posts`);
      expect(entries).toEqual([]);
    },
  );
});
