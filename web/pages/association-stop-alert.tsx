import type { Association } from '#core/association.ts';
import type { Stop } from '#core/gate.ts';
import { associationSafetyPath } from '../association-paths.ts';
import { Alert } from '../components/alert.tsx';
import { TimeText } from '../components/time-text.tsx';

export interface AssociationStopAlertProps {
  readonly association: Pick<Association, 'id' | 'zone'>;
  /** The stop of all its offices' posts, if there is one. */
  readonly stop: Stop | undefined;
}

/** Says that nothing goes out for any office, as long as that is so. */
export const AssociationStopAlert = ({ association, stop }: AssociationStopAlertProps) =>
  stop === undefined ? null : (
    <Alert kind="error" heading="All posts of all offices are stopped">
      <p>
        {stop.by.name} stopped them on <TimeText at={stop.at} zone={association.zone} />: {stop.reason}.{' '}
        <a href={associationSafetyPath(association.id)}>Stop and resume</a>
      </p>
    </Alert>
  );
