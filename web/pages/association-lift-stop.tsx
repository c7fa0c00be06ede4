import type { Association } from '#core/association.ts';
import type { Stop } from '#core/gate.ts';
import { associationSafetyPath } from '../association-paths.ts';
import type { FormState } from '../forms/form-state.ts';
import { StopLifting } from './lift-stop.tsx';

export interface AssociationLiftStopPageProps {
  readonly association: Association;
  readonly stop: Stop;
  readonly form: FormState;
  /** Whether this is another stop than the one that the person wanted to lift. */
  readonly replaced: boolean;
}

/** Asks once more before offices' posts go out again. */
export const AssociationLiftStopPage = ({
  association,
  stop,
  form,
  replaced,
}: AssociationLiftStopPageProps) => (
  <StopLifting
    title="Lift the stop of all offices?"
    here="Lift the stop"
    section="association-safety"
    zone={association.zone}
    back={associationSafetyPath(association.id)}
    action={associationSafetyPath(association.id, 'lift')}
    consequences={[
      'Posts whose time is still to come go out as planned, unless their office has stopped them itself.',
      'Nothing is released by it: what was put on hold stays there until somebody of its office decides.',
    ]}
    {...{ stop, form, replaced }}
  />
);
