import { GOVERNMENT_HOST } from '#core/guardrails/data/link-hosts.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { addressOf, isUnder } from '#core/guardrails/link-address.ts';
import { readText } from '#core/guardrails/reading.ts';

/** Anybody can have a .com or a short link; only governments have .gov. The office's own site is passed over. */
export const linkNotGov = defineGuardrail('link-not-gov', ({ text }, { names, links }) =>
  readText(text, names).links.flatMap(({ words, start, end }) => {
    const address = addressOf(words);
    if (!address || GOVERNMENT_HOST.test(address.hostname) || isUnder(address, links.domain)) return [];
    const message = `“${words}” is not a .gov address, so readers cannot tell at sight who is behind it. Use a .gov page if there is one.`;
    return [{ field: 'text' as const, words, start, end, message }];
  }),
);
