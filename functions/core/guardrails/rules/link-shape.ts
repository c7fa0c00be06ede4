import type { FoundWords } from '#core/election/find-words.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { addressOf, isNumeric, isPrivate } from '#core/guardrails/link-address.ts';
import { readText } from '#core/guardrails/reading.ts';

/** Links that lead voters nowhere, or that look like what they are not. */
export const linkShape = defineGuardrail('link-shape', ({ text }, { names }) =>
  readText(text, names).links.flatMap(({ words, start, end }: FoundWords) => {
    const why = describeShape(words);
    return why === undefined
      ? []
      : [{ field: 'text' as const, words, start, end, message: `“${words}” ${why}` }];
  }),
);

function describeShape(link: string): string | undefined {
  const address = addressOf(link);
  if (!address) return 'is no address that a browser can open. Correct it.';
  if (isPrivate(address)) {
    return 'leads into a private network, where voters cannot reach it. Write the public address.';
  }
  if (isNumeric(address)) return 'is a number instead of a name, which readers cannot judge. Write the name.';
  if (address.username !== '' || address.password !== '') {
    return 'has a name before “@”, which can hide where it leads. Write the address without it.';
  }
  if (/(?:^|\.)xn--/.test(address.hostname)) {
    return 'has letters that can be mistaken for others. Check it, and write an address in plain letters.';
  }
  if (address.port !== '') return `names a port (${address.port}), which many networks block. Leave it out.`;
  if (address.protocol === 'http:') {
    return 'begins with “http:”, so that others can change the page on its way. Write “https:”.';
  }
  return undefined;
}
