import type { FieldProblem } from '#core/field-problem.ts';
import { err, ok, type Result } from '#core/result.ts';
import { type CardContent, wordsOf } from './content.ts';
import { WHITE } from './contrast.ts';
import { type CardElement, placeBox, placeText } from './element.ts';
import { fitText, type Room, type SetText } from './fit-text.ts';
import { drawFooter } from './footer.ts';
import type { Identity } from './identity.ts';
import { type Geometry, layOut } from './layouts.ts';
import type { Letters } from './letters.ts';
import { CARD_SIZES, type CardSize } from './size.ts';

/** A card in one size, ready to be drawn. */
export interface CardDesign {
  readonly size: CardSize;
  readonly tree: CardElement;
}

/** A text that has no room, with the field that it was typed into. */
interface Overflow {
  readonly field: string;
  readonly text: string;
  readonly room: Room;
}

/**
 * Lays a card out in every size. Its words must be ones that the fonts can show. A text that does not fit even at the
 * smallest size is refused with how much of it would: nothing is ever cut.
 */
export function designCard(
  content: CardContent,
  identity: Identity,
  letters: Letters,
): Result<readonly CardDesign[], readonly FieldProblem[]> {
  const designs: CardDesign[] = [];
  const problems = new Map<string, FieldProblem>();
  for (const size of CARD_SIZES) {
    const overflows: Overflow[] = [];
    const setText = (field: string, text: string, room: Room): SetText => {
      const set = fitText(text, room, letters);
      if (!set) overflows.push({ field, text, room });
      return set ?? { lines: [], size: 0, lineHeight: 0, weight: room.weight };
    };
    const geometry = layOut(size);
    const tree = drawCard(content, identity, geometry, setText);
    for (const overflow of overflows) {
      if (!problems.has(overflow.field)) problems.set(overflow.field, describe(overflow, size, letters));
    }
    designs.push({ size, tree });
  }
  return problems.size === 0 ? ok(designs) : err([...problems.values()]);
}

type SetIn = (field: string, text: string, room: Room) => SetText;

function drawCard(content: CardContent, identity: Identity, geometry: Geometry, setText: SetIn): CardElement {
  const { size, panel, body, whole, rooms, ground } = geometry;
  const statement = content.layout === 'statement';
  const parts = statement
    ? [
        placeBox(ground, { ground: identity.main }, []),
        placeBox(whole, {}, [placeText(setText('text', content.text, rooms.statement), WHITE)]),
      ]
    : [
        placeBox(
          panel,
          { ground: identity.accent, across: 'center', gap: 4 },
          drawPanel(content, geometry, setText),
        ),
        placeBox(body, { gap: 28 }, drawBody(content, identity, geometry, setText)),
      ];
  return {
    type: 'div',
    props: {
      style: {
        display: 'flex',
        position: 'relative',
        width: size.width,
        height: size.height,
        boxSizing: 'border-box',
        backgroundColor: WHITE,
        overflow: 'hidden',
      },
      children: [
        ...parts,
        ...drawFooter(identity, geometry, (text, room) => setText('identity', text, room)),
      ],
    },
  };
}

type Numbered = Exclude<CardContent, { readonly layout: 'statement' }>;

/** The number or the day, in white on the accent. */
function drawPanel(content: Numbered, { rooms }: Geometry, setText: SetIn): readonly CardElement[] {
  const [first = '', second = '', third = ''] = wordsOf(content);
  const white = (text: SetText) => placeText(text, WHITE, 'center');
  if (content.layout === 'principle') {
    const [word = ''] = first.split(' ');
    return [
      white(setText('number', word, rooms.small)),
      white(setText('number', String(content.number), rooms.figure)),
    ];
  }
  return [
    white(setText('day', first, rooms.small)),
    white(setText('day', second, rooms.figure)),
    white(setText('day', third, rooms.small)),
  ];
}

function drawBody(
  content: Numbered,
  { main }: Identity,
  { rooms }: Geometry,
  setText: SetIn,
): readonly CardElement[] {
  if (content.layout === 'principle') return [placeText(setText('text', content.text, rooms.body), main)];
  const what = placeText(setText('what', content.what, rooms.what), main);
  return content.where === '' ? [what] : [what, placeText(setText('where', content.where, rooms.where), INK)];
}

/** Nearly black, as the text of the pages. */
const INK = '#1b1b1b';

function describe({ field, text, room }: Overflow, size: CardSize, letters: Letters): FieldProblem {
  const shape = `${size.width}×${size.height}`;
  const words = text.split(' ');
  const long = words.find((word) => !fitText(word, room, letters));
  if (long !== undefined) {
    return { field, message: `“${long}” is too long for the card at ${shape}. Use a shorter word.` };
  }
  const fitting = words.findLastIndex((_, at) => fitText(words.slice(0, at).join(' '), room, letters));
  const length = [...words.slice(0, fitting).join(' ')].length;
  return {
    field,
    message: `This is too long for the card at ${shape}, even in its smallest letters. Shorten it to about ${length} characters.`,
  };
}
