import { hashtagsIn, linksIn } from '#core/text-count.ts';
import { addressKey } from './addresses.ts';
import type { DraftAccount } from './draft-pack.ts';
import type { Placeholders } from './placeholders.ts';

/** The hashtags at a text's end, with emoji or without between them. */
const LAST_HASHTAGS = /(?:\s*#[\p{L}\p{N}_]+)+(?=(?:\p{Extended_Pictographic}|\p{EMod}|\u200d|\ufe0f|\s)*$)/u;

/**
 * A post's text in the syntax of a pack. Hashtags at its end become their place; one inside a sentence is a word of it
 * and stays. Braces that stand in the text would be tokens, and become parentheses.
 */
export function writeTemplate(
  text: string,
  placeholders: Placeholders,
  accounts: readonly DraftAccount[],
  /** Keys of links, by what `addressKey` makes of an address. */
  linkKeys: ReadonlyMap<string, string>,
): string {
  let template = placeholders.fill(text);
  for (const written of linksIn(text).toSorted((one, other) => other.length - one.length)) {
    const key = linkKeys.get(addressKey(written));
    if (key !== undefined) template = replaceOutsideTokens(template, written, `{link:${key}}`);
  }
  template = template.replaceAll(
    /(?<![\p{L}\p{N}_./{])@([A-Za-z0-9_.]*[A-Za-z0-9_])/gu,
    (mention: string, handle: string) => {
      const account = accounts.find(({ handles }) =>
        handles.some((one) => 'handle' in one && one.handle.toLowerCase() === handle.toLowerCase()),
      );
      return account ? `{@${account.key}}` : mention;
    },
  );
  const last = LAST_HASHTAGS.exec(template);
  if (!last || hashtagsIn(last[0]).length === 0) return template;
  const space = /^\s*/.exec(last[0])?.[0] ?? '';
  return `${template.slice(0, last.index)}${space === '' ? ' ' : space}{hashtags}${template.slice(last.index + last[0].length)}`;
}

function replaceOutsideTokens(template: string, words: string, token: string): string {
  return template
    .split(/(\{[^{}]*\})/)
    .map((part) => (part.startsWith('{') ? part : part.replaceAll(words, token)))
    .join('');
}
