import type { LinkVerdict } from '#core/guardrails/context.ts';
import { askableUrl } from '#core/links/find-links.ts';
import { isStale, type LinkCheck } from '#core/links/link-answer.ts';
import { verdictOf } from '#core/links/read-answer.ts';
import type { Clock } from '#ports/clock.ts';
import type { LinkChecks } from '#ports/link-checks.ts';
import type { LinkProbe } from '#ports/link-probe.ts';

export interface CheckingLinks {
  readonly clock: Clock;
  /** Absent where links are not asked for, as in a demonstration. */
  readonly linkProbe?: LinkProbe | undefined;
}

/** What the store reads at once. */
const TOGETHER = 100;

/** Asked at once. */
const LANES = 6;

/** The kept checks by the links as they stand in a text. Asks nobody. */
export async function readChecks(
  checks: LinkChecks,
  links: readonly string[],
): Promise<ReadonlyMap<string, LinkCheck>> {
  const urls = new Map(links.map((link) => [link, askableUrl(link)]));
  const found = await readAll(checks, [...urls.values()]);
  const kept = new Map(found.map((check) => [check.url, check]));
  return new Map(
    [...urls].flatMap(([link, url]): [string, LinkCheck][] => {
      const check = url === undefined ? undefined : kept.get(url);
      return check ? [[link, check]] : [];
    }),
  );
}

/**
 * What the guardrails are told of links, by the links as they stand in a text. Only what is kept: judging a post never
 * waits for anybody's website. One that nobody has asked for, or of which nothing is known, is left out.
 */
export async function readVerdicts(
  checks: LinkChecks,
  links: readonly string[],
): Promise<ReadonlyMap<string, LinkVerdict>> {
  return new Map(
    [...(await readChecks(checks, links))].flatMap(([link, { answer }]): [string, LinkVerdict][] => {
      const verdict = verdictOf(link, answer);
      return verdict ? [[link, verdict]] : [];
    }),
  );
}

/** Which links are asked for: those that nobody has ever asked for, those not lately, or all of them. */
export type LinksToAsk = 'new' | 'stale' | 'anew';

/** Asked for in one go, fewer where somebody only looks. What is left over stays as it is, and comes next time. */
const ASKED: Readonly<Record<LinksToAsk, number>> = { new: 12, stale: 24, anew: 24 };

/**
 * Asks for links, and keeps what is answered. Takes as long as a probe does for each `LANES` of them; nothing where
 * links are not asked for.
 */
export async function checkLinks(
  { linkProbe, clock }: CheckingLinks,
  checks: LinkChecks,
  links: readonly string[],
  which: LinksToAsk = 'stale',
): Promise<void> {
  if (!linkProbe) return;
  const urls = [...new Set(links.map(askableUrl))].filter((url) => url !== undefined);
  const kept = which === 'anew' ? [] : await readAll(checks, urls);
  const now = clock.now();
  const good = new Set(kept.filter((check) => which === 'new' || !isStale(check, now)).map(({ url }) => url));
  const waiting = urls.filter((url) => !good.has(url)).slice(0, ASKED[which]);
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const answer = await linkProbe.ask(url);
      await checks.write({ url, answer, askedAt: clock.now() });
    }
  };
  await Promise.all(Array.from({ length: LANES }, work));
}

async function readAll(
  checks: LinkChecks,
  urls: readonly (string | undefined)[],
): Promise<readonly LinkCheck[]> {
  const wanted = [...new Set(urls)].filter((url) => url !== undefined);
  const found: LinkCheck[] = [];
  for (let from = 0; from < wanted.length; from += TOGETHER) {
    found.push(...(await checks.read(wanted.slice(from, from + TOGETHER))));
  }
  return found;
}
