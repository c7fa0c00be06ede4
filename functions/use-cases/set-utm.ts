import type { Actor } from '#core/audit.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { checkUtm, type WantedUtm } from '#core/links/check-utm.ts';
import type { UtmSetting } from '#core/links/utm-rule.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Clock } from '#ports/clock.ts';

export interface UtmOrder extends WantedUtm {
  readonly isOn: boolean;
  /** The version of the setting that the person saw; 0 where there was none. */
  readonly seen: number;
  readonly by: Actor;
}

export type UtmRefusal =
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'changed-meanwhile' };

/** Decides what links of an association's campaigns carry from now on. What is offered already stays as it is. */
export async function setUtm(
  { clock }: { readonly clock: Clock },
  association: AssociationStore,
  { isOn, seen, by, ...wanted }: UtmOrder,
): Promise<Result<UtmSetting, UtmRefusal>> {
  const checked = checkUtm(wanted);
  if (!checked.ok) return err({ kind: 'problems', problems: checked.error });
  const { associationId } = association;
  const setting: UtmSetting = {
    ...checked.value,
    associationId,
    isOn,
    by,
    at: clock.now(),
    version: seen,
  };
  const { source, medium, campaign, hosts } = setting;
  const done = await association.writeUtm(setting, {
    subject: { kind: 'association', id: associationId },
    action: 'association.utm-set',
    summary: isOn
      ? `${by.name} had links of new campaigns carry parameters for statistics.`
      : `${by.name} had links of new campaigns carry no parameters for statistics.`,
    details: { source, medium, campaign, hosts: hosts.join(', ') },
  });
  return done === 'written' ? ok({ ...setting, version: seen + 1 }) : err({ kind: 'changed-meanwhile' });
}
