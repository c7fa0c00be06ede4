import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { RotationCampaign } from '#core/rotation/plan-posts.ts';
import { Alert } from '../components/alert.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Form } from '../components/form.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { changeRotationPath } from '../rotation-paths.ts';
import { describeDate } from './describe-date.ts';
import { listNames } from './list-names.ts';
import { titleOf } from './rotation-order.tsx';

export interface RotationPanelProps {
  readonly office: Office;
  readonly campaign: RotationCampaign;
  readonly pack: Pack | undefined;
  readonly mayWrite: boolean;
}

/** Whether a rotation was written to its last post, and how to go on where it was not. */
export const RotationPending = ({ office, campaign, mayWrite }: RotationPanelProps) => {
  const { pending } = campaign.rotation;
  return pending === undefined ? null : (
    <Alert kind="warning" heading="This rotation was not written to the end">
      <p>
        Clarion was interrupted: about {pending.changes} of the posts that {pending.by.name} confirmed are
        still to be written. Those that are there are as they were confirmed, and none goes out twice.
      </p>
      {mayWrite ? (
        <Form action={changeRotationPath(office.id, campaign.id, 'resume')} label="Go on">
          <ButtonRow>
            <Button>Write the rest</Button>
          </ButtonRow>
        </Form>
      ) : (
        <p>Somebody of your office who may write posts can go on with it here.</p>
      )}
    </Alert>
  );
};

/** What takes turns and when, and where to change it. */
export const RotationPanel = ({ office, campaign, pack, mayWrite }: RotationPanelProps) => {
  const { messageIds, rhythm, gapDays } = campaign.rotation;
  const { weekdays, times, period } = rhythm;
  return (
    <>
      <h2>What takes turns</h2>
      <SummaryList
        entries={[
          {
            label: 'Messages, in turn',
            value: (
              <ol>
                {messageIds.map((id) => (
                  <li>{titleOf(pack, id)}</li>
                ))}
              </ol>
            ),
          },
          {
            label: 'When',
            value: `${listNames(weekdays.map((day) => WEEKDAYS[day - 1] ?? ''))} at ${listNames(times)}, from ${describeDate(period.from)}${'weeks' in period ? ` for ${period.weeks} weeks` : ` until ${describeDate(period.until)}`}`,
          },
          { label: 'A message comes again after', value: `${gapDays} days at least` },
        ]}
      />
      {mayWrite && pack ? (
        <p>
          <a href={changeRotationPath(office.id, campaign.id)}>Change this rotation</a>
        </p>
      ) : null}
    </>
  );
};

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
