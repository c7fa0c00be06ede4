import fc from 'fast-check';
import { expect, it } from 'vitest';
import { remember } from '#core/remember.ts';

it('gives what the function gives, for any arguments in any order, however few answers are kept', () => {
  const add = (one: number, other: number) => one * 10 + other;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 9 }))),
      fc.integer({ min: 1, max: 5 }),
      (calls, size) => {
        const remembered = remember(add, size);
        for (const [one, other] of calls) expect(remembered(one, other)).toBe(add(one, other));
      },
    ),
  );
});

it('asks once for the same, also where the answer is that there is none', () => {
  const asked: string[] = [];
  const find = remember((name: string): string | undefined => {
    asked.push(name);
    return name === 'none' ? undefined : name;
  });
  expect([find('one'), find('one'), find('none'), find('none')]).toEqual([
    'one',
    'one',
    undefined,
    undefined,
  ]);
  expect(asked).toEqual(['one', 'none']);
});

it('tells arguments apart that read alike when joined', () => {
  const join = remember((one: string, other: string) => `${one}|${other}`);
  expect(join('a b', 'c')).toBe('a b|c');
  expect(join('a', 'b c')).toBe('a|b c');
});
