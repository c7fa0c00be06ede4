import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeCard } from '#core/card/card-alt.ts';
import { checkIdentity } from '#core/card/check-identity.ts';
import { CardContent } from '#core/card/content.ts';
import { type CardDesign, designCard } from '#core/card/design-card.ts';
import { type CardElement, textsIn } from '#core/card/element.ts';
import { plainIdentity } from '#core/card/identity.ts';
import type { Letters } from '#core/card/letters.ts';
import { widthOf } from '#core/card/letters.ts';
import { tidyCardText } from '#core/card/tidy-card-text.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { readLetters } from './letters.ts';

let letters: Letters;
beforeAll(async () => {
  letters = await readLetters();
});

const identity = plainIdentity({ name: 'Millbrook Town Clerk' }, REFERENCE_INSTANT);
const sentence = fc
  .array(fc.stringMatching(/^[A-Za-zñéü]{1,12}[,.]?$/), { minLength: 1, maxLength: 45 })
  .map((words) => words.join(' ').slice(0, 280).trim());
const contents = fc
  .oneof(
    fc.record({ layout: fc.constant('statement'), text: sentence }),
    fc.record({ layout: fc.constant('principle'), text: sentence, number: fc.integer({ min: 1, max: 99 }) }),
    fc.record({
      layout: fc.constant('date'),
      day: fc.constantFrom('2026-11-03', '2026-09-30', '2027-02-28'),
      what: sentence,
      where: fc.oneof(fc.constant(''), sentence),
    }),
  )
  .chain((card) => fc.constantFrom('en', 'es').map((language) => CardContent.parse({ ...card, language })));

/** The boxes of a card with the heights of what stands in them. */
function boxesOf({ tree }: CardDesign): readonly { readonly room: number; readonly filled: number }[] {
  const children = tree.props.children as readonly CardElement[];
  return children.map(({ props }) => {
    const inside = (props.children ?? []) as readonly CardElement[];
    const heights = inside.flatMap((text) =>
      (text.props.children as readonly CardElement[]).map((line) => Number(line.props.style.height)),
    );
    const gaps = Number(props.style.gap ?? 0) * Math.max(0, inside.length - 1);
    return { room: Number(props.style.height), filled: heights.reduce((sum, height) => sum + height, gaps) };
  });
}

function linesOf(element: CardElement): readonly CardElement[] {
  const { children = [] } = element.props;
  return typeof children === 'string' ? [element] : children.flatMap(linesOf);
}

describe('a card', () => {
  it('says in every shape exactly the words that it was given, and so does its description', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const designed = designCard(content, identity, letters);
        if (!designed.ok) return;
        const described = describeCard(content, identity);
        for (const { tree } of designed.value) {
          const drawn = textsIn(tree).join(' ');
          if (content.layout !== 'date') expect(drawn).toContain(content.text);
          for (const word of drawn.split(' ')) expect(described).toContain(word);
        }
      }),
    );
  });

  it('stays within its boxes, in width and height', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const designed = designCard(content, identity, letters);
        if (!designed.ok) return;
        for (const design of designed.value) {
          for (const { room, filled } of boxesOf(design)) expect(filled).toBeLessThanOrEqual(room);
          for (const { props } of linesOf(design.tree)) {
            const weight = props.style.fontWeight === 700 ? 'bold' : 'regular';
            const width = widthOf(String(props.children), letters, weight) * Number(props.style.fontSize);
            expect(width).toBeLessThan(design.size.width - 2 * 32);
          }
        }
      }),
    );
  });

  it('that is too long is refused with what would fit, which then does', () => {
    const long = 'Every vote counts the same. '.repeat(30).trim();
    const content = { layout: 'principle', number: 3, text: long, language: 'en' } as CardContent;
    const designed = designCard(content, identity, letters);
    const [problem] = designed.ok ? [] : designed.error;
    expect(problem).toMatchObject({ field: 'text', message: expect.stringContaining('1200×675') });
    const fitting = Number(/about (\d+) characters/.exec(problem?.message ?? '')?.[1]);
    expect(fitting).toBeGreaterThan(100);
    const shorter = { ...content, text: long.slice(0, fitting) } as CardContent;
    expect(designCard(shorter, identity, letters).ok).toBe(true);
  });

  it('takes every month in both languages', () => {
    for (let month = 1; month <= 12; month += 1) {
      for (const language of ['en', 'es']) {
        const day = `2026-${String(month).padStart(2, '0')}-28`;
        const content = CardContent.parse({ layout: 'date', language, day, what: 'Polls open', where: '' });
        expect(designCard(content, identity, letters).ok).toBe(true);
      }
    }
  });
});

describe('the words of a card', () => {
  it.each([
    ['Vote! 🗳️', 'Vote!', true],
    ['Vote 👩🏽‍⚖️ early', 'Vote early', true],
    ['Step 1️⃣: register', 'Step 1: register', false],
    ['¿Dónde votar? 🇺🇸', '¿Dónde votar?', true],
    ['Open 7–9 a.m. © County', 'Open 7–9 a.m. © County', false],
    ['Two\n\nlines  here', 'Two lines here', false],
  ])('%s become %s', (typed, text, withoutEmoji) => {
    expect(tidyCardText(typed, letters)).toEqual({ text, withoutEmoji });
  });
});

describe('a look', () => {
  const look = { name: 'Millbrook', main: '#1A4480', accent: '#005ea2' };
  it('is read as it was typed', () => {
    expect(checkIdentity(look, letters)).toEqual({ ok: true, value: { ...look, main: '#1a4480' } });
  });
  it.each([
    [{ name: ' ' }, 'name', 'Write the name'],
    [{ name: '選挙' }, 'name', 'have no “選”'],
    [{ name: 'W'.repeat(70) }, 'name', 'does not fit the foot'],
    [{ name: 'Office '.repeat(20) }, 'name', '100 are allowed'],
    [{ main: 'blue' }, 'main', 'Write a color as #'],
    [{ accent: '#ffff00' }, 'accent', '4.5 to 1'],
  ])('with %j is refused', (change, field, reason) => {
    const checked = checkIdentity({ ...look, ...change }, letters);
    expect(checked).toMatchObject({
      ok: false,
      error: [{ field, message: expect.stringContaining(reason) }],
    });
  });
});
