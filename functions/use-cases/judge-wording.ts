import type { RuleId } from '#core/guardrails/data/severities.ts';
import type { Finding } from '#core/guardrails/guardrail.ts';
import { describeHeldBack, findHeldBack, type GuardrailFacts } from '#core/guardrails/held-back.ts';
import type { PlannedPost } from '#core/plan-post.ts';
import type { Post } from '#core/post.ts';
import type { Verdict } from '#core/publish-outcome.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Packs } from '#ports/packs.ts';
import type { OfficeStore } from '#ports/store.ts';
import { gatherGuardrails, type JudgedPost } from './gather-guardrails.ts';

/** What judging an office's posts takes besides its store. */
export interface JudgingWording {
  /** Whom posts can mention. Absent where no text has changed since that was asked. */
  readonly packs?: Packs;
  /** The rules of every platform that Clarion knows. */
  readonly rules: readonly TextRules[];
}

/** Says what keeps a post of one office from being approved and sent as it stands. */
export type WordingJudge = (post: Post) => readonly Finding[];

/** Reads once what an office's posts are judged by. A post of a platform that Clarion no longer knows is not judged. */
export async function openJudge(
  parts: JudgingWording,
  office: OfficeStore,
  posts: readonly JudgedPost[],
): Promise<WordingJudge> {
  return judgeBy(await gatherGuardrails(parts, office, posts), parts);
}

/** The same by facts that were read already. */
export function judgeBy(
  facts: GuardrailFacts | undefined,
  { rules: known }: Pick<JudgingWording, 'rules'>,
): WordingJudge {
  return (post) => {
    const rules = known.find(({ platform }) => platform === post.platform);
    return facts && rules ? findHeldBack(post, facts, rules) : [];
  };
}

/** A planned post with what nobody may let through as its problems: it is put right before anything is stored. */
export function refuseBlocked(planned: PlannedPost, judge: WordingJudge): PlannedPost {
  const blocked = planned.post ? judge(planned.post).filter(({ severity }) => severity === 'block') : [];
  return { ...planned, problems: [...planned.problems, ...blocked.map(problemOf)] };
}

/** A finding as a problem of its field. A time is told with the text. */
export function problemOf({ field, message }: Finding): PlannedPost['problems'][number] {
  return { field: field === 'slot' ? 'text' : field, message };
}

/** What is judged by a post's pack, too, which has not changed since its text was approved. */
const FROM_PACKS: RuleId = 'link-off-list';

/** As `openJudge`, for posts whose texts were approved: what came from their packs is not judged again. */
export async function openLateJudge(
  { rules }: Pick<JudgingWording, 'rules'>,
  office: OfficeStore,
  posts: readonly JudgedPost[],
): Promise<WordingJudge> {
  const judge = await openJudge({ rules }, office, posts);
  return (post) => judge(post).filter(({ rule }) => rule !== FROM_PACKS);
}

/**
 * What of an approved post's words keeps it from being sent: lists and policies may have changed since. Asked once, when
 * it is about to be claimed. No pack is asked: neither whom it mentions nor where it leads is judged again.
 */
export async function judgeByGuardrails(
  { rules }: Pick<JudgingWording, 'rules'>,
  office: OfficeStore,
  post: Post,
): Promise<Verdict> {
  const judge = await openLateJudge({ rules }, office, [post]);
  const found = judge(post);
  return found.length === 0
    ? { kind: 'go' }
    : {
        kind: 'stopped',
        why: `${describeHeldBack(found)} Change the text, or have it approved with a reason.`,
      };
}
