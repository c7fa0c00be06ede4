import type { FieldProblem } from '#core/field-problem.ts';
import { Language, MediaId } from '#core/ids.ts';
import { err, ok, type Result } from '#core/result.ts';
import { Instant } from '#core/time.ts';
import { checkLetters } from './check-card.ts';
import { Colour, contrastOf, darkenForWhite, LEAST_CONTRAST, WHITE, writeContrast } from './contrast.ts';
import { designCard } from './design-card.ts';
import { type Identity, LONGEST_DISPLAY_NAME, plainIdentity } from './identity.ts';
import type { Letters } from './letters.ts';

/** How an office's cards shall look, as it was typed. */
export interface WantedIdentity {
  readonly name: string;
  readonly main: string;
  readonly accent: string;
}

type Look = Pick<Identity, 'name' | 'main' | 'accent'>;

/** Reads a look from what was typed, with everything that is wrong with it, by field. */
export function checkIdentity(
  wanted: WantedIdentity,
  letters: Letters,
): Result<Look, readonly FieldProblem[]> {
  const name = wanted.name.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const main = readColour('main', wanted.main);
  const accent = readColour('accent', wanted.accent);
  const problems = [
    ...checkName(name, letters),
    ...(main.ok ? [] : [main.error]),
    ...(accent.ok ? [] : [accent.error]),
  ];
  if (!main.ok || !accent.ok || problems.length > 0) return err(problems);
  return ok({ name, main: main.value, accent: accent.value });
}

function readColour(field: string, typed: string): Result<Colour, FieldProblem> {
  const colour = Colour.safeParse(typed);
  if (!colour.success) return err({ field, message: colour.error.issues[0]?.message ?? '' });
  const ratio = contrastOf(colour.data, WHITE);
  if (ratio >= LEAST_CONTRAST) return ok(colour.data);
  const message = `White letters stand out from ${colour.data} by ${writeContrast(ratio)} to 1; people with weak sight need ${LEAST_CONTRAST} to 1. ${darkenForWhite(colour.data)} is the same color, dark enough.`;
  return err({ field, message });
}

function checkName(name: string, letters: Letters): readonly FieldProblem[] {
  if (name === '') return [{ field: 'name', message: 'Write the name that stands on every card.' }];
  const length = [...name].length;
  if (length > LONGEST_DISPLAY_NAME) {
    const message = `The name counts ${length} characters; ${LONGEST_DISPLAY_NAME} are allowed. Shorten it.`;
    return [{ field: 'name', message }];
  }
  const missing = checkLetters('name', name, letters);
  if (missing.length > 0) return missing;
  return fits(name, letters)
    ? []
    : [{ field: 'name', message: 'The name does not fit the foot of a card. Shorten it.' }];
}

/** Whether a name has its place beside the widest logo on every card. */
function fits(name: string, letters: Letters): boolean {
  const identity = { ...plainIdentity({ name }, NEVER), logo: WIDEST_LOGO };
  return designCard({ layout: 'statement', language: ENGLISH, text: 'A' }, identity, letters).ok;
}

const WIDEST_LOGO: NonNullable<Identity['logo']> = {
  mediaId: MediaId.parse('0'.repeat(64)),
  mimeType: 'image/jpeg',
  bytes: 1,
  width: 3000,
  height: 300,
};
const ENGLISH = Language.parse('en');
const NEVER = Instant.parse('1970-01-01T00:00:00.000Z');
