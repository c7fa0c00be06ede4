import type { LinkVerdict } from '#core/guardrails/context.ts';
import { addressOf } from '#core/guardrails/link-address.ts';
import type { LinkAnswer, LinkCheck } from './link-answer.ts';
import { isShortened } from './shorteners.ts';

/**
 * What an answer means for the guardrails. A link that nobody outside can follow is as good as dead; one of which
 * nothing is known has no verdict, as if nobody had asked.
 */
export function verdictOf(link: string, answer: LinkAnswer): LinkVerdict | undefined {
  switch (answer.kind) {
    case 'alive':
      return isShortened(link) ? { kind: 'alive', leadsTo: answer.finalUrl } : { kind: 'alive' };
    case 'dead':
    case 'refused':
      return { kind: 'dead', why: answer.why };
    case 'unknown':
      return undefined;
  }
}

/** Where a link leads to somewhere else than it says: nothing where only its form changes, as from http to https. */
export function findDestination({ url, answer }: LinkCheck): string | undefined {
  if (answer.kind !== 'alive') return undefined;
  return plain(answer.finalUrl) === plain(url) ? undefined : answer.finalUrl;
}

/** An address as people compare it: without its scheme, the `www.` before and the slash behind. */
function plain(url: string): string {
  const address = addressOf(url);
  if (!address) return url;
  return `${address.host.replace(/^www\./, '')}${address.pathname.replace(/\/$/, '')}${address.search}`;
}
