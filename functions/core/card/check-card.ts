import type { FieldProblem } from '#core/field-problem.ts';
import { err, ok, type Result } from '#core/result.ts';
import { unfilledIn } from '#core/template.ts';
import { CardContent, LONGEST_CARD_TEXT } from './content.ts';
import { type Letters, missingLetters } from './letters.ts';
import { tidyCardText } from './tidy-card-text.ts';

/** A card as it was typed, whatever its layout needs of it. */
export interface WantedCard {
  readonly layout: string;
  readonly language: string;
  readonly text: string;
  readonly number: string;
  readonly day: string;
  readonly what: string;
  readonly where: string;
}

/** An empty card. */
export const NO_CARD: WantedCard = {
  layout: 'statement',
  language: 'en',
  text: '',
  number: '',
  day: '',
  what: '',
  where: '',
};

export interface CheckedCard {
  readonly content: CardContent;
  /** What was done differently from what was typed, in sentences. */
  readonly notes: readonly string[];
}

/** Reads a card from what was typed, with everything that is wrong with it, by field. */
export function checkCard(
  wanted: WantedCard,
  letters: Letters,
): Result<CheckedCard, readonly FieldProblem[]> {
  const fields = TEXT_FIELDS[wanted.layout];
  if (!fields) return err([{ field: 'layout', message: 'Choose what the card looks like.' }]);
  const texts = Object.fromEntries(fields.map((field) => [field, tidyCardText(wanted[field], letters)]));
  const problems = [
    ...fields.flatMap((field) => checkText(field, texts[field]?.text ?? '', letters)),
    ...checkNumber(wanted),
    ...(wanted.layout === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(wanted.day) ? [NO_DAY] : []),
  ];
  if (problems.length > 0) return err(problems);
  const parsed = CardContent.safeParse({
    layout: wanted.layout,
    language: wanted.language,
    number: Number(wanted.number),
    day: wanted.day,
    ...Object.fromEntries(fields.map((field) => [field, texts[field]?.text ?? ''])),
  });
  if (!parsed.success) {
    return err([
      parsed.error.issues[0]?.path[0] === 'day'
        ? NO_DAY
        : { field: 'language', message: 'Choose a language.' },
    ]);
  }
  const bare = Object.values(texts).some(({ withoutEmoji }) => withoutEmoji);
  return ok({ content: parsed.data, notes: bare ? [WITHOUT_EMOJI] : [] });
}

type TextField = 'text' | 'what' | 'where';

const TEXT_FIELDS: Readonly<Record<string, readonly TextField[]>> = {
  statement: ['text'],
  principle: ['text'],
  date: ['what', 'where'],
};

const WITHOUT_EMOJI = 'Emoji are left out: the letters of the cards have none.';
const NO_DAY: FieldProblem = { field: 'day', message: 'Enter the day that the card is about.' };

function checkNumber({ layout, number }: WantedCard): readonly FieldProblem[] {
  return layout === 'principle' && !/^[1-9]\d?$/.test(number.trim())
    ? [{ field: 'number', message: 'Enter the number of the principle, from 1 to 99.' }]
    : [];
}

function checkText(field: TextField, text: string, letters: Letters): readonly FieldProblem[] {
  if (text === '') {
    return field === 'where' ? [] : [{ field, message: 'Write what should stand on the card.' }];
  }
  const length = [...text].length;
  if (length > LONGEST_CARD_TEXT) {
    const message = `This counts ${length} characters; a card holds at most ${LONGEST_CARD_TEXT}. Shorten it.`;
    return [{ field, message }];
  }
  const unfilled = unfilledIn(text);
  if (unfilled.length > 0) {
    const message = `${unfilled.join(', ')} still has to be filled in. Write the real words there.`;
    return [{ field, message }];
  }
  return checkLetters(field, text, letters);
}

/** Refuses letters that would be drawn as empty boxes. */
export function checkLetters(field: string, text: string, letters: Letters): readonly FieldProblem[] {
  const missing = missingLetters(text, letters);
  if (missing.length === 0) return [];
  const named = new Intl.ListFormat('en-US').format(missing.map(nameLetter));
  return [{ field, message: `The letters of the cards have no ${named}. Write it another way.` }];
}

function nameLetter(letter: string): string {
  const code = `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(letter) ? `“${letter}” (${code})` : code;
}
