import type { FoundWords } from '#core/election/find-words.ts';
import { NOBODY } from '#core/guardrails/context.ts';
import { addressOf } from '#core/guardrails/link-address.ts';
import { readText } from '#core/guardrails/reading.ts';

/** The links of a text as they stand in it, with their places in UTF-16 units, in order. */
export function findLinks(text: string): readonly FoundWords[] {
  return readText(text, NOBODY).links;
}

/** The links of some texts as they stand there, each once. */
export function linksOf(texts: readonly string[]): readonly string[] {
  return [...new Set([...new Set(texts)].flatMap((text) => findLinks(text).map(({ words }) => words)))];
}

/** The longest address that is asked for. Browsers take longer ones; nobody posts them. */
const LONGEST = 2_000;

/**
 * The address to ask for a link, the same for links that open the same page: nothing where no browser could open it,
 * or where it is no page of the web.
 */
export function askableUrl(link: string): string | undefined {
  const address = addressOf(link);
  if (!address || !/^https?:$/.test(address.protocol)) return undefined;
  address.hash = '';
  return address.href.length > LONGEST ? undefined : address.href;
}
