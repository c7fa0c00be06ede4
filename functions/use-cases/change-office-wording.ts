import type { Actor } from '#core/audit.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { changeWording, NO_LISTS, type WordingChange } from '#core/guardrails/change-wording.ts';
import type { OfficeWording } from '#core/guardrails/office-wording.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';

export interface WordingOrder {
  readonly change: WordingChange;
  /** The version of the lists that the person saw; 0 where there were none. */
  readonly seen: number;
  readonly by: Actor;
}

export type WordingRefusal =
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'changed-meanwhile' };

/**
 * Changes the names, links and consents that an office's posts are read with. What is scheduled already is read with
 * them when it is about to be sent.
 */
export async function changeOfficeWording(
  { clock }: { readonly clock: Clock },
  office: OfficeStore,
  { change, seen, by }: WordingOrder,
): Promise<Result<OfficeWording, WordingRefusal>> {
  const { officeId } = office;
  const before = await office.wording.read();
  if ((before?.version ?? 0) !== seen) return err({ kind: 'changed-meanwhile' });
  const changed = changeWording(before ?? NO_LISTS, change);
  if (!changed.ok) return err({ kind: 'problems', problems: changed.error });
  const { lists, done } = changed.value;
  const wording: OfficeWording = { ...lists, officeId, by, at: clock.now(), version: seen };
  const written = await office.wording.write(wording, {
    subject: { kind: 'office', id: officeId },
    action: 'office.wording-changed',
    summary: `${by.name} ${done}.`,
    details: change.kind === 'lists' ? detailsOf(wording) : {},
  });
  return written === 'written' ? ok({ ...wording, version: seen + 1 }) : err({ kind: 'changed-meanwhile' });
}

function detailsOf({ parties, candidates, hosts }: OfficeWording): Record<string, string> {
  const names = (listed: OfficeWording['parties']) => listed.map(({ name }) => name).join('; ');
  return { parties: names(parties), candidates: names(candidates), hosts: hosts.join('; ') };
}
