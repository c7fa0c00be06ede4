import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '#core/election/day.ts';
import { findDates } from '#core/election/find-dates.ts';
import { mayNameDay } from '#core/election/may-name-day.ts';
import { findRelativeWords } from '#core/election/relative-words.ts';

const TODAY = '2026-10-20' as Day;

const WORDS = (
  'January jan. Feb may March MAY sept Dec enero ene agosto setiembre diciembre dic Monday tues wed. miércoles mie ' +
  'sábado Sun domingo lunes martes jueves viernes de of del the el la to al a through - – ( ) , . 1 3rd 30 primero 1ro ' +
  '2026 26 11/3 10/24-10/30 2026-11-03 24/7 today tonight tomorrow mañana hoy ayer anoche yesterday last night this ' +
  'next este próximo coming morning afternoon evening esta tarde noche day after pasado 3 two días days left to go ' +
  'until faltan quedan solo que viene usa voters Ashford'
).split(' ');

const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 })
  .chain((words) => fc.constantFrom(words.join(' '), words.join(' ').normalize('NFD'), words.join('')));

describe('a text that names a day', () => {
  it.each(
    ['Nov. 3', 'May 3rd', '3 November', 'the 3rd of November', '3 de noviembre', 'primero de enero'].concat([
      '11/3',
      '2026-11-03',
      'Tuesday (11/3)',
    ]),
  )('may do so: “%s”', (given) => {
    expect(findDates(given)).toHaveLength(1);
    expect(mayNameDay(given)).toBe(true);
  });
});

describe('a text that may name no day', () => {
  it('names none, however its words are put together', async () => {
    let named = 0;
    await fc.assert(
      fc.property(text, (given) => {
        const found = findDates(given).length + findRelativeWords(given, TODAY).length;
        if (found > 0) named += 1;
        return found === 0 || mayNameDay(given);
      }),
      { numRuns: 4000 },
    );
    // The words make dates often enough to tell.
    expect(named).toBeGreaterThan(400);
  });

  it.each([
    'We treat every voter alike. Read more: https://office-00042.example.gov',
    'Our team of 12 sets the standard, in march step of course.',
  ])('is told at once: “%s”', (given) => {
    expect(mayNameDay(given)).toBe(false);
  });
});
