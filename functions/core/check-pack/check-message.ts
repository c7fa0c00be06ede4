import type { Language } from '#core/ids.ts';
import type { Message, Variant } from '#core/pack.ts';
import { parseTemplate, placeholdersIn, unfilledIn } from '#core/template.ts';
import type { PackParts } from './check-header.ts';
import { checkLanguages } from './check-languages.ts';
import type { Fault } from './fault.ts';

/** The pack that a message stands in, as far as the message refers to it. */
export interface Surroundings extends PackParts {
  readonly languages: readonly Language[];
  /** Whether one office alone posts from the pack: then no other can post the same. */
  readonly isOneOffices?: boolean;
}

/** Everything in a message that does not agree with its pack, or with itself. */
export function checkMessage(message: Message, pack: Surroundings): readonly Fault[] {
  return [
    ...checkTags(message, pack),
    ...checkHashtags(message, pack),
    ...checkMedia(message, pack),
    ...checkPairings(message),
    ...message.variants.flatMap((variant, index) => checkVariant(variant, index, message, pack)),
    ...checkLanguages(message, pack),
  ];
}

function checkTags(message: Message, pack: Surroundings): readonly Fault[] {
  return message.tags.flatMap((use, index) => {
    const path = ['tags', index, 'tag'];
    const tag = pack.tags.find(({ key }) => key === use.tag);
    if (!tag) return [{ path, message: `The pack has no tag ${use.tag}.` }];
    if (tag.status === 'active') return [];
    return [{ path, message: `${tag.name} is no longer tagged: ${tag.reason ?? 'it has expired'}` }];
  });
}

function checkHashtags(message: Message, pack: Surroundings): readonly Fault[] {
  return message.hashtags.flatMap((name, index) => {
    if (pack.hashtags.some(({ tag }) => tag === name)) return [];
    const cased = pack.hashtags.find(({ tag }) => tag.toLowerCase() === name.toLowerCase());
    const hint = cased ? ` It has ${cased.tag}: write it so.` : '';
    return [{ path: ['hashtags', index], message: `The pack has no hashtag ${name}.${hint}` }];
  });
}

function checkMedia({ media }: Message, pack: Surroundings): readonly Fault[] {
  const known = media === undefined || pack.media.some(({ key }) => key === media);
  return known ? [] : [{ path: ['media'], message: `The pack has no media ${media}.` }];
}

// Were there two wordings for one platform, language and voice, the second would never be used and nobody told.
function checkPairings({ variants }: Message): readonly Fault[] {
  const taken = new Map<string, number>();
  return variants.flatMap(({ platforms, language, voice }, index) =>
    platforms.flatMap((platform, position) => {
      const pairing = `${platform}, ${language}, ${voice}`;
      const earlier = taken.get(pairing);
      if (earlier === undefined) {
        taken.set(pairing, index);
        return [];
      }
      const message = `variants[${earlier}] has the wording for ${pairing} already: keep one.`;
      return [{ path: ['variants', index, 'platforms', position], message }];
    }),
  );
}

function checkVariant(
  variant: Variant,
  index: number,
  message: Message,
  pack: Surroundings,
): readonly Fault[] {
  const faults: Fault[] = [];
  const path = ['variants', index, 'text'];
  const report = (sentence: string, near: string) => faults.push({ path, message: sentence, near });

  if (!pack.languages.includes(variant.language)) {
    const sentence = `The pack does not list the language ${variant.language}.`;
    faults.push({ path: ['variants', index, 'language'], message: sentence });
  }
  for (const part of parseTemplate(variant.text)) {
    if (part.kind === 'placeholder' && !pack.placeholders.some(({ key }) => key === part.key)) {
      report(`The pack has no placeholder for {${part.key}}.`, `{${part.key}}`);
    }
    if (part.kind === 'link' && !pack.links.some(({ key }) => key === part.key)) {
      report(`The pack has no link for {link:${part.key}}.`, `{link:${part.key}}`);
    }
    if (part.kind === 'tag' && !message.tags.some(({ tag }) => tag === part.key)) {
      report(`{@${part.key}} is not among this message's tags.`, `{@${part.key}}`);
    }
    if (part.kind === 'text') reportStrayTokens(part.text, pack, report);
  }
  const asked = new Set(placeholdersIn(variant.text));
  if (!pack.isOneOffices && !pack.placeholders.some(({ key, local }) => local && asked.has(key))) {
    const sentence = 'No placeholder in this text is local, so that every office would post the same.';
    faults.push({ path, message: sentence });
  }
  return faults;
}

/** Finds what looks like a token and is none: it would be published as it stands. */
function reportStrayTokens(
  text: string,
  { placeholders }: PackParts,
  report: (sentence: string, near: string) => void,
) {
  for (const brace of text.match(/[{}]/g) ?? [])
    report(`A ${brace} stands alone: tokens are written {key}.`, brace);
  for (const token of unfilledIn(text)) {
    const name = token.slice(1, -1);
    const meant = placeholders.find(({ aliases }) => aliases.includes(name));
    report(
      meant ? `Write {${meant.key}} for ${token}.` : `${token} is not a token: write it in braces.`,
      token,
    );
  }
}
