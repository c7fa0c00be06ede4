import type { Actor } from '#core/audit.ts';
import type { Claim, Companion, CompanionWish } from '#core/companion/companion.ts';
import { checkCompanionAnswers, knownAnswers, ownAnswers } from '#core/companion/companion-answers.ts';
import { wordingIn } from '#core/companion/companion-template.ts';
import type { Answers } from '#core/compose-post.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { Language } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import { findTemplate, type ReadingCompanions } from './read-companion.ts';

export interface CompanionOrder extends CompanionWish {
  /** As it was chosen; the pack's first language where it has no such wording. */
  readonly language: string;
  /** Everything that stands in the form, also what is taken over. */
  readonly answers: Answers;
  readonly claims: readonly Claim[];
  /** The version that the person saw; 0 where nothing was stored. */
  readonly seen: number;
  readonly by: Actor;
}

export type CompanionRefusal =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }
  /** What somebody else has stored meanwhile. */
  | { readonly kind: 'changed-meanwhile'; readonly theirs: Companion };

/** Keeps what an office has written, finished or not. */
export async function saveCompanion(
  parts: ReadingCompanions,
  office: OfficeStore,
  profile: Office,
  order: CompanionOrder,
): Promise<Result<Companion, CompanionRefusal>> {
  const { campaignId, kind, claims, seen, by } = order;
  const found = await findTemplate(parts, office, order);
  if (!found) return err({ kind: 'unknown' });
  const { campaign, template } = found;
  const problems = checkCompanionAnswers(template, order.answers, claims);
  if (problems.length > 0) return err({ kind: 'problems', problems });
  const before = await office.companions.read(campaignId, kind);
  if ((before?.version ?? 0) !== seen && before) return err({ kind: 'changed-meanwhile', theirs: before });
  const language = Language.safeParse(order.language);
  const companion: Companion = {
    officeId: office.officeId,
    campaignId,
    kind,
    language: wordingIn(template, language.success ? language.data : campaign.language).language,
    answers: ownAnswers(template, order.answers, knownAnswers(template, campaign, profile)),
    claims: [...claims],
    ...(before?.publication && { publication: before.publication }),
    changedBy: by,
    changedAt: parts.clock.now(),
    version: before?.version ?? 0,
  };
  const written = await office.companions.write(companion, {
    subject: { kind: 'campaign', id: campaignId },
    action: 'companion.saved',
    summary: `${by.name} wrote at the ${template.title.toLowerCase()} of “${campaign.title}”.`,
    details: { kind },
  });
  if (written === 'written') return ok({ ...companion, version: companion.version + 1 });
  const theirs = await office.companions.read(campaignId, kind);
  if (!theirs) throw new Error(`The ${kind} of ${campaignId} was written over and is not there`);
  return err({ kind: 'changed-meanwhile', theirs });
}
