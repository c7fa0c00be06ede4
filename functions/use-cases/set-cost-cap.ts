import type { Actor } from '#core/audit.ts';
import type { CostCap } from '#core/cost/cost-cap.ts';
import { formatDollars, readDollars } from '#core/cost/millicents.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';

export interface CapOrder {
  /** Dollars as a person writes them; empty to lift the cap. */
  readonly amount: string;
  /** The version of the cap that the person saw; 0 where there was none. */
  readonly seen: number;
  readonly by: Actor;
}

export type CapRefusal =
  | { readonly kind: 'problem'; readonly problem: FieldProblem }
  | { readonly kind: 'changed-meanwhile'; readonly cap: CostCap | undefined };

/** Sets, changes or lifts the most that an office spends in a month. What is scheduled already stays scheduled. */
export async function setCostCap(
  { clock }: { readonly clock: Clock },
  office: OfficeStore,
  { amount: written, seen, by }: CapOrder,
): Promise<Result<CostCap, CapRefusal>> {
  const lifted = written.trim() === '';
  const amount = lifted ? undefined : readDollars(written);
  if (!lifted && amount === undefined) return err({ kind: 'problem', problem: NO_AMOUNT });
  const before = await office.readCostCap();
  if ((before?.version ?? 0) !== seen) return err({ kind: 'changed-meanwhile', cap: before });
  const cap: CostCap = {
    officeId: office.officeId,
    ...(amount !== undefined && { amount }),
    by,
    at: clock.now(),
    version: seen,
  };
  const name = (given: CostCap | undefined) =>
    given?.amount === undefined ? 'none' : formatDollars(given.amount);
  const done = await office.writeCostCap(cap, {
    subject: { kind: 'office', id: office.officeId },
    action: 'office.cost-cap-set',
    summary:
      amount === undefined
        ? `${by.name} lifted the monthly cost cap.`
        : `${by.name} set the monthly cost cap to ${formatDollars(amount)}.`,
    details: { before: name(before), after: name(cap) },
  });
  return done === 'written'
    ? ok({ ...cap, version: seen + 1 })
    : err({ kind: 'changed-meanwhile', cap: await office.readCostCap() });
}

const NO_AMOUNT: FieldProblem = {
  field: 'amount',
  message: 'Write an amount in dollars, such as 25 or 25.50, or leave it empty for no cap.',
};
