import { findDates } from '#core/election/find-dates.ts';
import { GOVERNMENT_HOST } from '#core/guardrails/data/link-hosts.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { addressOf, isUnder } from '#core/guardrails/link-address.ts';
import { describeCitation, matchList } from '#core/guardrails/match-list.ts';
import { readText } from '#core/guardrails/reading.ts';

/** A deadline without its date, or without an official page to look it up: people read posts late, and share them. */
export const bareDeadline = defineGuardrail('bare-deadline', ({ text }, { names, links, policy }) => {
  const reading = readText(text, names);
  const found = matchList(reading, policy.words.deadlines);
  if (found.length === 0) return [];
  const isOfficial = (link: string) => {
    const address = addressOf(link);
    if (!address) return false;
    const own = [links.domain, ...links.allowed];
    return GOVERNMENT_HOST.test(address.hostname) || own.some((entry) => isUnder(address, entry));
  };
  const missing = [
    ...(findDates(text).length > 0 ? [] : ['the date']),
    ...(reading.links.some(({ words }) => isOfficial(words)) ? [] : ['a link to your own page about it']),
  ];
  return missing.length === 0
    ? []
    : found.map(({ words, start, end, citation }) => ({
        field: 'text' as const,
        words,
        start,
        end,
        message: `“${words}” asks people to be in time, and some read it late. Write ${missing.join(' and ')} beside it.${describeCitation(citation)}`,
      }));
});
