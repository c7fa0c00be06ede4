import { findDates } from '#core/election/find-dates.ts';
import { findTimes } from '#core/election/find-times.ts';
import type { Language, Platform } from '#core/ids.ts';
import type { Message, Voice } from '#core/pack.ts';
import { parseTemplate } from '#core/template.ts';
import { linksIn } from '#core/text-count.ts';
import type { PackParts } from './check-header.ts';
import type { Fault } from './fault.ts';

interface Wording {
  readonly index: number;
  readonly language: Language;
  /** The dates and links that it fills in, as they are written. */
  readonly tokens: ReadonlySet<string>;
}

/**
 * What keeps the languages of a message from saying the same: a date or a link that one has and another has not, and one
 * that is written out where it has to be filled in. Where every language fills in the same, none can have a wrong one.
 * A message in one language has nothing to agree with. What is not written yet is passed over.
 */
export function checkLanguages({ variants }: Message, pack: PackParts): readonly Fault[] {
  const written = variants.filter(({ text }) => text.trim() !== '');
  if (new Set(written.map(({ language }) => language)).size < 2) return [];
  return [...checkTokens({ variants }, pack), ...checkWrittenOut({ variants })];
}

function checkTokens({ variants }: Pick<Message, 'variants'>, pack: PackParts): readonly Fault[] {
  const places = new Map<string, { platform: Platform; voice: Voice; wordings: Wording[] }>();
  for (const [index, { platforms, language, voice, text }] of variants.entries()) {
    if (text.trim() === '') continue;
    const tokens = new Set(sharedTokens(text, pack));
    for (const platform of platforms) {
      const place = places.get(`${platform} ${voice}`) ?? { platform, voice, wordings: [] };
      place.wordings.push({ index, language, tokens });
      places.set(`${platform} ${voice}`, place);
    }
  }
  const faults = new Map<string, Fault>();
  for (const { wordings } of places.values()) {
    for (const { index, language, tokens } of wordings) {
      const others = wordings.filter((other) => other.language !== language);
      for (const { token, language: other } of others.flatMap(listTokens)) {
        if (tokens.has(token)) continue;
        const message = `${token} is missing in ${language}; ${other} has it. Both have to name the same dates and links.`;
        faults.set(`${index} ${token}`, { path: ['variants', index, 'text'], message });
      }
    }
  }
  return [...faults.values()];
}

function listTokens({ tokens, language }: Wording) {
  return [...tokens].map((token) => ({ token, language }));
}

/** The dates and links that a text fills in; other answers may well stand in one language alone. */
function sharedTokens(text: string, { placeholders }: PackParts): readonly string[] {
  return parseTemplate(text).flatMap((part) => {
    if (part.kind === 'link') return [`{link:${part.key}}`];
    if (part.kind !== 'placeholder') return [];
    const type = placeholders.find(({ key }) => key === part.key)?.type;
    return type === 'date' || type === 'url' ? [`{${part.key}}`] : [];
  });
}

function checkWrittenOut({ variants }: Pick<Message, 'variants'>): readonly Fault[] {
  return variants.flatMap(({ text }, index) => {
    const path = ['variants', index, 'text'];
    const plain = parseTemplate(text)
      .map((part) => (part.kind === 'text' ? part.text : ' '))
      .join('');
    const times = [...findDates(plain), ...findTimes(plain)].map(({ words }) => ({
      path,
      near: words,
      message: `“${words}” is written out. Put a placeholder in its place, so that no language can have another.`,
    }));
    const links = linksIn(plain).map((address) => ({
      path,
      near: address,
      message: `“${address}” is written out. Add it to the links of the pack and write {link:…}, so that no language can have another.`,
    }));
    return [...times, ...links];
  });
}
