import { expect, it } from 'vitest';
import { rehearse } from './rehearse.ts';
import { printComparison } from './report.ts';

// Few offices; `npm run rehearse` takes as many as an association has.
it('every number that an association reads is what is counted anew, from the import to a withdrawn message', async () => {
  const rehearsed = await rehearse({ offices: 6, rate: 60 });
  const wrong = rehearsed.compared.filter(({ shown, counted }) => shown !== counted);
  expect(wrong, printComparison(rehearsed)).toEqual([]);
  expect(rehearsed.facts.filter(({ isSo }) => !isSo)).toEqual([]);
  // Nothing would have been compared with nothing.
  const end = rehearsed.compared.filter(({ when }) => when === 'afterwards');
  const numberOf = (what: string) => end.find((line) => line.what === what)?.counted;
  expect(numberOf('offices: accepted')).toBe(3);
  expect(numberOf('offices: accepted with changes')).toBe(1);
  expect(numberOf('the campaign: public, by the platforms')).toBeGreaterThan(1);
  expect(numberOf('the message: on hold')).toBeGreaterThan(0);
}, 240_000);
