import { readCalendars } from '#core/election/calendar.ts';
import type { GuardrailFacts } from '#core/guardrails/held-back.ts';
import type { Pack } from '#core/pack.ts';
import { describeUnready } from '#core/plan-offer.ts';
import type { Post } from '#core/post.ts';
import { describeEmpty } from '#core/rotation/describe-empty.ts';
import { findDifference, type RotationDifference } from '#core/rotation/find-difference.ts';
import { type PlannedTurn, planPosts, type RotationCampaign } from '#core/rotation/plan-posts.ts';
import { readTurns } from '#core/rotation/read-turns.ts';
import type { Instant } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import { gatherGuardrails } from './gather-guardrails.ts';
import { type JudgingWording, judgeBy, refuseBlocked } from './judge-wording.ts';
import { wordsOf } from './prepare-announcement.ts';

/** A rotation as it stands and as it would be planned now. */
export interface RotationOutlook {
  /** Every turn, those included that stay as they are. */
  readonly turns: readonly PlannedTurn[];
  readonly difference: RotationDifference;
  /** What the words of its posts are read with. */
  readonly facts: GuardrailFacts | undefined;
  /** Times at which nothing goes out, and why, in sentences. */
  readonly empty: readonly string[];
  /** Posts that cannot be made, and why, in sentences. */
  readonly omitted: readonly string[];
}

/** Plans an office's own rotation around the posts that it has already, none at first. */
export async function planRotationPosts(
  parts: JudgingWording,
  office: OfficeStore,
  campaign: RotationCampaign,
  pack: Pack,
  posts: readonly Post[],
  now: Instant,
): Promise<RotationOutlook | undefined> {
  const [profile, calendars, { blackouts }] = await Promise.all([
    office.readOffice(),
    office.listCalendars(),
    office.readGates(),
  ]);
  if (!profile) return undefined;
  const standing = readTurns(posts);
  const facts = await gatherGuardrails(parts, office, [wordsOf(campaign)]);
  const judge = judgeBy(facts, parts);
  const { plan, turns: all } = planPosts({
    ...standing,
    campaign,
    pack,
    rules: parts.rules.filter(({ platform }) => campaign.platforms.includes(platform)),
    calendar: readCalendars(profile, calendars),
    blackouts,
    notBefore: now,
  });
  const turns = all.map((turn) => ({
    ...turn,
    posts: turn.posts.map((each) => refuseBlocked(each, judge)),
  }));
  const planned = turns.filter(({ turn }) => !turn.fixed);
  return {
    turns,
    facts,
    difference: findDifference(turns, posts, pack.version, now),
    empty: describeEmpty(plan, profile.zone, standing.closed),
    omitted: [
      ...new Set(
        planned.flatMap(({ message, posts: each }) => each.flatMap((post) => describeUnready(message, post))),
      ),
    ],
  };
}
