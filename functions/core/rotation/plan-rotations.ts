import type { OfficeId } from '#core/ids.ts';
import { type CloseTurns, findCloseTurns } from './find-close-turns.ts';
import { createKnownTurns } from './other-turns.ts';
import { planRotation } from './plan-rotation.ts';
import type { Rotation, RotationPlan, Spacing } from './rotation.ts';

/** One office's part of a rotation that many carry: its own zone, days, gap and fixed turns. */
export interface OfficeRotation {
  readonly officeId: OfficeId;
  readonly rotation: Omit<Rotation, 'place' | 'spacing'>;
}

export interface OfficePlan {
  readonly officeId: OfficeId;
  readonly plan: RotationPlan;
}

export interface SharedPlan {
  /** In the order in which the offices were given. */
  readonly plans: readonly OfficePlan[];
  /** What could not be kept apart. */
  readonly close: CloseTurns;
}

/**
 * Plans one rotation for many offices that post on X, each around all turns that are fixed and around those of the
 * offices before it. The order of the offices is theirs for good: keep it, and a plan made anew changes least.
 */
export function planRotations(offices: readonly OfficeRotation[], spacing: Spacing): SharedPlan {
  const known = createKnownTurns(spacing.apart);
  for (const { officeId, rotation } of offices) known.add(officeId, rotation.fixed);
  const plans = offices.map(({ officeId, rotation }, index) => {
    const place = { index, of: offices.length };
    const plan = planRotation({ ...rotation, place, spacing }, known.without(officeId));
    known.add(
      officeId,
      plan.turns.filter(({ fixed }) => !fixed),
    );
    return { officeId, plan };
  });
  const turns = plans.map(({ officeId, plan }) => ({ officeId, turns: plan.turns }));
  return { plans, close: findCloseTurns(turns, spacing.apart) };
}
