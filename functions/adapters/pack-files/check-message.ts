import type { Message, PackHeader, Variant } from '#core/pack.ts';
import { parseTemplate, placeholdersIn, unfilledIn } from '#core/template.ts';
import type { PackProblem } from '#ports/packs.ts';
import type { YamlSource } from './yaml-source.ts';

/** A message together with the file it came from. */
export interface MessageFile {
  readonly message: Message;
  readonly source: YamlSource;
}

/** Everything in a message that does not agree with its pack, or with itself. */
export function checkMessage({ message, source }: MessageFile, header: PackHeader): readonly PackProblem[] {
  return [
    ...checkTags(message, header, source),
    ...checkHashtags(message, header, source),
    ...checkMedia(message, header, source),
    ...checkPairings(message, source),
    ...message.variants.flatMap((variant, index) => checkVariant(variant, index, message, header, source)),
  ];
}

function checkTags(message: Message, header: PackHeader, source: YamlSource): readonly PackProblem[] {
  return message.tags.flatMap((use, index) => {
    const path = ['tags', index, 'tag'];
    const tag = header.tags.find(({ key }) => key === use.tag);
    if (!tag) return [source.problem(path, `The pack has no tag ${use.tag}.`)];
    if (tag.status === 'active') return [];
    return [source.problem(path, `${tag.name} is no longer tagged: ${tag.reason ?? 'it has expired'}`)];
  });
}

function checkHashtags(message: Message, header: PackHeader, source: YamlSource): readonly PackProblem[] {
  return message.hashtags.flatMap((name, index) => {
    if (header.hashtags.some(({ tag }) => tag === name)) return [];
    const cased = header.hashtags.find(({ tag }) => tag.toLowerCase() === name.toLowerCase());
    const hint = cased ? ` It has ${cased.tag}: write it so.` : '';
    return [source.problem(['hashtags', index], `The pack has no hashtag ${name}.${hint}`)];
  });
}

function checkMedia({ media }: Message, header: PackHeader, source: YamlSource): readonly PackProblem[] {
  const known = media === undefined || header.media.some(({ key }) => key === media);
  return known ? [] : [source.problem(['media'], `The pack has no media ${media}.`)];
}

// Were there two wordings for one platform, language and voice, the second would never be used and nobody told.
function checkPairings({ variants }: Message, source: YamlSource): readonly PackProblem[] {
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
      return [source.problem(['variants', index, 'platforms', position], message)];
    }),
  );
}

function checkVariant(
  variant: Variant,
  index: number,
  message: Message,
  header: PackHeader,
  source: YamlSource,
): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const path = ['variants', index, 'text'];
  const report = (sentence: string, near: string) => problems.push(source.problem(path, sentence, near));

  if (!header.languages.includes(variant.language)) {
    const sentence = `The pack does not list the language ${variant.language}.`;
    problems.push(source.problem(['variants', index, 'language'], sentence));
  }
  for (const part of parseTemplate(variant.text)) {
    if (part.kind === 'placeholder' && !header.placeholders.some(({ key }) => key === part.key)) {
      report(`The pack has no placeholder for {${part.key}}.`, `{${part.key}}`);
    }
    if (part.kind === 'link' && !header.links.some(({ key }) => key === part.key)) {
      report(`The pack has no link for {link:${part.key}}.`, `{link:${part.key}}`);
    }
    if (part.kind === 'tag' && !message.tags.some(({ tag }) => tag === part.key)) {
      report(`{@${part.key}} is not among this message's tags.`, `{@${part.key}}`);
    }
    if (part.kind === 'text') reportStrayTokens(part.text, header, report);
  }
  const asked = new Set(placeholdersIn(variant.text));
  if (!header.placeholders.some(({ key, local }) => local && asked.has(key))) {
    problems.push(
      source.problem(path, 'No placeholder in this text is local, so that every office would post the same.'),
    );
  }
  return problems;
}

/** Finds what looks like a token and is none: it would be published as it stands. */
function reportStrayTokens(
  text: string,
  { placeholders }: PackHeader,
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
