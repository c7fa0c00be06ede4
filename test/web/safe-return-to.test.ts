import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeReturnTo } from '#web/safe-return-to.ts';

test.each([
  '/',
  '/posts',
  '/offices/maple-county/posts?state=held#today',
  '/%2F%2Fevil.example',
  '/posts?next=https://evil.example',
])('%s is kept', (path) => {
  expect(safeReturnTo(path)).toBe(path);
});

test.each([
  undefined,
  '',
  'posts',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/posts\\..\\..\\evil',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\u0000/evil.example',
  '/\u0085/evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/posts/..//evil.example',
  '/%2e//evil.example',
  '/posts/%2E%2e//evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '@evil.example',
])('%j leads to the start page', (path) => {
  expect(safeReturnTo(path)).toBe('/');
});

const nasty = fc
  .array(
    fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '@',
      ':',
      '\t',
      '\r\n',
      '\u0000',
      ' ',
      '?',
      '#',
      'evil.example',
      'posts',
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

test('whatever is asked for, a browser stays on the site', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        nasty,
        nasty.map((path) => `/${path}`),
        fc.string({ unit: 'binary' }),
        fc.stringMatching(
          /^https?:\/\/[a-z0-9-]{1,20}(\.[a-z]{2,9}){1,2}(\/[\w.~!$&'()*+,;=:@%-]{0,9}){0,3}$/,
        ),
      ),
      (path) => {
        const origin = 'https://clarion.example.gov';
        const target = safeReturnTo(path);
        expect(new URL(target, origin).origin).toBe(origin);
        expect(target).toMatch(/^\/(?![/\\])[\x20-\x7e]*$/);
      },
    ),
    { numRuns: 5_000 },
  );
});

test('a path that was let through is let through again, unchanged', () => {
  fc.assert(
    fc.property(
      nasty.map((path) => `/${path}`),
      (path) => {
        const target = safeReturnTo(path);
        expect(safeReturnTo(target)).toBe(target);
      },
    ),
    { numRuns: 2_000 },
  );
});
