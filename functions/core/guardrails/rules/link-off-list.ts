import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { addressOf, isUnder } from '#core/guardrails/link-address.ts';
import { readText } from '#core/guardrails/reading.ts';

/** Links to where the office has not agreed to send people. One that no browser opens is reported by its shape. */
export const linkOffList = defineGuardrail('link-off-list', ({ text }, { names, links, policy }) => {
  const allowed = [links.domain, ...links.allowed, ...policy.hosts];
  return readText(text, names).links.flatMap(({ words, start, end }) => {
    const address = addressOf(words);
    if (!address || allowed.some((entry) => isUnder(address, entry))) return [];
    const message = `“${words}” is not among the addresses that your office links to. Link to your own site, or ask an approver to add it to the list.`;
    return [{ field: 'text' as const, words, start, end, message }];
  });
});
