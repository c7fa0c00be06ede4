import type { Member, Scope } from '#core/member.ts';
import { Instant } from '#core/time.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import type { Store } from '#ports/store.ts';
import { actorOf, MILLBROOK } from '#test/fixtures/office.ts';
import { chooseWeeklySummary } from '#use-cases/choose-weekly-summary.ts';
import type { TellingWeeks } from '#use-cases/tell-weeks.ts';
import type { AttentionStage } from './attention-stage.ts';

/** The Monday after the reference instant, 08:00 in New York. */
export const MONDAY = Instant.parse('2026-09-21T12:00:00.000Z');

/** What sends summaries in the product, with mail that is written down. */
export function weeklyParts({ parts }: AttentionStage, store: Store): TellingWeeks {
  return {
    ...parts,
    store,
    metrics: PLATFORMS.flatMap(({ metrics }) => metrics),
    rules: PLATFORMS.map(({ rules }) => rules),
  };
}

/** Switches a member's summary on or off, as their page does; over what stands now, unless they had seen something else. */
export async function choose(
  parts: TellingWeeks,
  scope: Scope,
  member: Member,
  isOn: boolean,
  { seen, zone = MILLBROOK.zone }: { readonly seen?: number; readonly zone?: typeof MILLBROOK.zone } = {},
) {
  const by = actorOf(member);
  const before = await parts.store.weeklyOf(scope, by).readChoice(member.id);
  return chooseWeeklySummary(parts, { scope, zone, member, isOn, seen: seen ?? before?.version ?? 0, by });
}
