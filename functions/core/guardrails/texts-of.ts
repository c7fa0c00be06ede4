import type { GuardrailContext } from './context.ts';
import type { GuardrailSubject } from './guardrail.ts';
import { type Reading, readText } from './reading.ts';

/** What a post says, in its text and in its image's description, which some people have instead of the image. */
export interface SpokenPart {
  readonly field: 'text' | 'alt';
  readonly reading: Reading;
}

export function textsOf(
  { text, image }: Pick<GuardrailSubject, 'text' | 'image'>,
  { names }: Pick<GuardrailContext, 'names'>,
): readonly SpokenPart[] {
  const ofText = { field: 'text' as const, reading: readText(text, names) };
  return image ? [ofText, { field: 'alt', reading: readText(image.alt, names) }] : [ofText];
}
