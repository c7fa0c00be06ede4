import { join } from 'node:path';
import sharp from 'sharp';
import { readPackLibrary } from '#adapters/pack-files/read-pack-library.ts';
import { longestAnswers as longest } from '#core/check-pack/check-fit.ts';
import { type Answers, type Composition, composePost } from '#core/compose-post.ts';
import type { Language } from '#core/ids.ts';
import type { Image, Message, Pack, Voice } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { rules as facebook } from '#platforms/facebook/rules.ts';
import { rules as instagram } from '#platforms/instagram/rules.ts';
import { rules as linkedin } from '#platforms/linkedin/rules.ts';
import { rules as threads } from '#platforms/threads/rules.ts';
import { rules as x } from '#platforms/x/rules.ts';

export const PLATFORMS: readonly TextRules[] = [x, facebook, instagram, threads, linkedin];

export const TEMPLATES = join(import.meta.dirname, '../../templates');

export async function measure(bytes: Uint8Array) {
  const { format, width, height } = await sharp(bytes).metadata();
  return { mimeType: `image/${format}`, width, height };
}

export const library = await readPackLibrary(TEMPLATES, { measure });

/** One of a message's texts, on one of the platforms that it is for. */
export interface Wording {
  readonly pack: Pack;
  readonly message: Message;
  readonly rules: TextRules;
  readonly language: Language;
  readonly voice: Voice;
  /** With its tokens. */
  readonly template: string;
  /** How tests call it. */
  readonly name: string;
}

/** Every text of a pack, once for each platform that it names. */
export function wordingsOf(pack: Pack): readonly Wording[] {
  return pack.messages.flatMap((message) =>
    message.variants.flatMap(({ platforms, language, voice, text: template }) =>
      PLATFORMS.filter(({ platform }) => platforms.includes(platform)).map((rules) => {
        const name = [pack.id, message.id, rules.name, language, voice].join(', ');
        return { pack, message, rules, language, voice, template, name };
      }),
    ),
  );
}

/** Answers as long as the pack allows them. */
export function longestAnswers(pack: Pack): Answers {
  return longest(pack.placeholders);
}

export function exampleAnswers(pack: Pack): Answers {
  return Object.fromEntries(pack.placeholders.map(({ key, example }) => [key, example]));
}

/** Composes a text with all the hashtags of its message; a problem fails the test. */
export function compose({ pack, message, rules, voice, language, name }: Wording, answers: Answers): string {
  const hashtags = new Set(message.hashtags);
  const composition: Composition = { pack, message, rules, voice, language, answers, hashtags };
  const composed = composePost(composition);
  if (!composed.ok) throw new Error(`${name}: ${JSON.stringify(composed.error)}`);
  return composed.value.text;
}

export function imageOf({ pack, message }: Pick<Wording, 'pack' | 'message'>): Image | undefined {
  return message.media === undefined ? undefined : pack.images.get(message.media);
}
