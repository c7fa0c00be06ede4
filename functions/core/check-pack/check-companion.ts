import { type CompanionBlock, type CompanionTemplate, textsOf } from '#core/companion/companion-template.ts';
import type { Message, PackHeader } from '#core/pack.ts';
import { parseTemplate, unfilledIn } from '#core/template.ts';
import type { Fault, FieldPath } from './fault.ts';

/** What a companion's texts may refer to: the rest of its pack. */
export type CompanionSurroundings = Pick<PackHeader, 'languages' | 'links' | 'placeholders'> & {
  readonly messages: readonly Pick<Message, 'id'>[];
};

/** Everything in a companion that does not agree with its pack, or with itself. */
export function checkCompanion(companion: CompanionTemplate, pack: CompanionSurroundings): readonly Fault[] {
  return [...checkFields(companion), ...checkShare(companion, pack), ...checkWordings(companion, pack)];
}

function checkFields({ fields, words }: CompanionTemplate): readonly Fault[] {
  const faults: Fault[] = [];
  const first = new Set<string>();
  for (const [index, { key, type, example, max_length: max }] of fields.entries()) {
    const path = ['fields', index];
    if (first.has(key)) {
      faults.push({ path: [...path, 'key'], message: `${key} stands here already: keep one.` });
    }
    first.add(key);
    if (example !== undefined && [...example].length > max) {
      faults.push({ path: [...path, 'example'], message: `The example is longer than max_length, ${max}.` });
    }
    if (example === undefined && (type === 'url' || type === 'email' || type === 'date')) {
      faults.push({
        path: [...path, 'type'],
        message: `Give an example: people see how a ${type} is written.`,
      });
    }
  }
  if (words && words.min > words.max) {
    faults.push({ path: ['words', 'min'], message: 'The least is more than the most.' });
  }
  return faults;
}

function checkShare({ share }: CompanionTemplate, pack: CompanionSurroundings): readonly Fault[] {
  if (!share) return [];
  const faults: Fault[] = [];
  if (!pack.messages.some(({ id }) => id === share.message)) {
    faults.push({ path: ['share', 'message'], message: `The pack has no message ${share.message}.` });
  }
  const link = pack.placeholders.find(({ key }) => key === share.link);
  if (link?.type !== 'url') {
    const message = `The pack has no placeholder ${share.link} of type url.`;
    faults.push({ path: ['share', 'link'], message });
  }
  return faults;
}

function checkWordings(
  { fields, wordings }: CompanionTemplate,
  pack: CompanionSurroundings,
): readonly Fault[] {
  const faults: Fault[] = [];
  const asked = new Set<string>();
  for (const [index, { language, blocks }] of wordings.entries()) {
    const path = ['wordings', index, 'language'];
    if (!pack.languages.includes(language)) {
      faults.push({ path, message: `The pack does not list the language ${language}.` });
    }
    if (wordings.findIndex((other) => other.language === language) < index) {
      faults.push({ path, message: `There is a wording in ${language} already: keep one.` });
    }
    for (const [position, block] of blocks.entries()) {
      for (const key of keysIn(block)) asked.add(key);
      faults.push(...checkBlock(block, ['wordings', index, 'blocks', position], fields, pack));
    }
  }
  for (const [index, { key }] of fields.entries()) {
    if (asked.has(key)) continue;
    const message = `No text uses {${key}}, so nobody need be asked.`;
    faults.push({ path: ['fields', index, 'key'], message });
  }
  return faults;
}

function checkBlock(
  block: CompanionBlock,
  path: FieldPath,
  fields: CompanionTemplate['fields'],
  pack: CompanionSurroundings,
): readonly Fault[] {
  const faults: Fault[] = [];
  const report = (message: string, near: string) => faults.push({ path, message, near });
  for (const part of textsOf(block).flatMap(parseTemplate)) {
    if (part.kind === 'placeholder') {
      const isKnown = fields.some(({ key }) => key === part.key);
      if (!isKnown) report(`There is no field for {${part.key}}.`, `{${part.key}}`);
    } else if (part.kind === 'link') {
      const isKnown = pack.links.some(({ key }) => key === part.key);
      if (!isKnown) report(`The pack has no link for {link:${part.key}}.`, `{link:${part.key}}`);
    } else if (part.kind === 'text') {
      for (const token of unfilledIn(part.text)) report(`${token} is not a token.`, token);
      for (const brace of part.text.match(/[{}]/g) ?? []) report(`A ${brace} stands alone.`, brace);
    } else {
      const token = part.kind === 'tag' ? `{@${part.key}}` : '{hashtags}';
      report(`${token} is for posts: write the name.`, token);
    }
  }
  return faults;
}

/** The keys of the fields that a part of a document asks for. */
export function keysIn(block: CompanionBlock): readonly string[] {
  return textsOf(block)
    .flatMap(parseTemplate)
    .flatMap((part) => (part.kind === 'placeholder' ? [part.key] : []));
}
