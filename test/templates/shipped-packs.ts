import { join } from 'node:path';
import sharp from 'sharp';
import { readPackLibrary } from '#adapters/pack-files/read-pack-library.ts';
import { type Answers, type Composition, composePost } from '#core/compose-post.ts';
import { Language } from '#core/ids.ts';
import type { Message, Pack, Placeholder, Voice } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { rules as facebook } from '#platforms/facebook/rules.ts';
import { rules as instagram } from '#platforms/instagram/rules.ts';
import { rules as linkedin } from '#platforms/linkedin/rules.ts';
import { rules as threads } from '#platforms/threads/rules.ts';
import { rules as x } from '#platforms/x/rules.ts';

export const PLATFORMS: readonly TextRules[] = [x, facebook, instagram, threads, linkedin];
export const VOICES: readonly Voice[] = ['office', 'personal'];

export async function measure(bytes: Uint8Array) {
  const { format, width, height } = await sharp(bytes).metadata();
  return { mimeType: `image/${format}`, width, height };
}

export const library = await readPackLibrary(join(import.meta.dirname, '../../templates'), { measure });

/** Answers as long as the pack allows them. */
export function longestAnswers(pack: Pack): Answers {
  return Object.fromEntries(pack.placeholders.map((placeholder) => [placeholder.key, longest(placeholder)]));
}

export function exampleAnswers(pack: Pack): Answers {
  return Object.fromEntries(pack.placeholders.map(({ key, example }) => [key, example]));
}

/** Composes a message in English with all its hashtags; a problem fails the test. */
export function compose(
  pack: Pack,
  message: Message,
  rules: TextRules,
  voice: Voice,
  answers: Answers,
): string {
  const hashtags = new Set(message.hashtags);
  const language = Language.parse('en');
  const composition: Composition = { pack, message, rules, voice, language, answers, hashtags };
  const composed = composePost(composition);
  if (!composed.ok) throw new Error(`${message.id} on ${rules.name}: ${JSON.stringify(composed.error)}`);
  return composed.value.text;
}

function longest({ type, choices, max_length }: Placeholder): string {
  if (choices) return choices.reduce((a, b) => (b.length > a.length ? b : a));
  // The widest of letters on X, and an address that every platform takes for one.
  return type === 'url' ? 'https://example.gov/'.padEnd(max_length, 'a') : 'W'.repeat(max_length);
}
