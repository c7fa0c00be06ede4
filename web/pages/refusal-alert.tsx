import type { AuditEntry } from '#core/audit.ts';
import type { Zone } from '#core/slot.ts';
import { Alert } from '../components/alert.tsx';
import { TimeText } from '../components/time-text.tsx';

/** Why a person's change of a post did not happen. */
export type Refusal =
  | { readonly kind: 'impossible'; readonly sentence: string }
  /** What has happened to the post since the person's page was drawn. */
  | { readonly kind: 'changed-meanwhile'; readonly since: readonly AuditEntry[] };

export const RefusalAlert = ({ refusal, zone }: { refusal: Refusal; zone: Zone }) =>
  refusal.kind === 'impossible' ? (
    <Alert kind="warning" heading="Nothing was changed">
      <p>{refusal.sentence}</p>
    </Alert>
  ) : (
    <Alert kind="warning" heading="This post has changed since you opened it">
      <p>What you wanted was not done. Since then:</p>
      <ul>
        {refusal.since.map(({ summary, at }) => (
          <li>
            {summary} (<TimeText at={at} zone={zone} />)
          </li>
        ))}
      </ul>
      <p>Below is the post as it stands now. If your change still makes sense, make it again.</p>
    </Alert>
  );
