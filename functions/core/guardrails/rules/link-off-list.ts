import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { addressOf, isUnder } from '#core/guardrails/link-address.ts';
import { readText } from '#core/guardrails/reading.ts';

/**
 * Links to where the office has not agreed to send people. One that no browser opens is reported by its shape. A short
 * link whose end is known is judged by where it leads, since nobody can list what a service gives out.
 */
export const linkOffList = defineGuardrail('link-off-list', ({ text }, { names, links, policy }) => {
  const allowed = [links.domain, ...links.allowed, ...policy.hosts];
  return readText(text, names).links.flatMap(({ words, start, end }) => {
    const address = addressOf(words);
    if (!address || allowed.some((entry) => isUnder(address, entry))) return [];
    const verdict = links.verdicts.get(words);
    const leadsTo = verdict?.kind === 'alive' ? verdict.leadsTo : undefined;
    const destination = leadsTo === undefined ? undefined : addressOf(leadsTo);
    if (destination && allowed.some((entry) => isUnder(destination, entry))) return [];
    const what = leadsTo === undefined ? `“${words}” is` : `“${words}” leads to ${leadsTo}, which is`;
    const message = `${what} not among the addresses that your office links to. Link to your own site, or ask an owner to add it to your office’s list.`;
    return [{ field: 'text' as const, words, start, end, message }];
  });
});
