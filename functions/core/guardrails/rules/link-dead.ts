import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { readText } from '#core/guardrails/reading.ts';

/** Links that did not answer when they were last asked. Those that nobody has asked are passed over. */
export const linkDead = defineGuardrail('link-dead', ({ text }, { names, links }) =>
  links.verdicts.size === 0
    ? []
    : readText(text, names).links.flatMap(({ words, start, end }) => {
        const verdict = links.verdicts.get(words);
        if (verdict?.kind !== 'dead') return [];
        const message = `“${words}” did not open when it was tried: ${verdict.why}. Correct the link, or try it again.`;
        return [{ field: 'text' as const, words, start, end, message }];
      }),
);
