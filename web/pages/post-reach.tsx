import { formatDollars } from '#core/cost/millicents.ts';
import { describeTime } from '#core/slot.ts';
import { Alert } from '../components/alert.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Form } from '../components/form.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { FormState } from '../forms/form-state.ts';
import { postPath } from '../office-paths.ts';
import type { PostView, PublicPostView } from '../post-view.ts';
import { EnterReach } from './enter-reach.tsx';
import { PostReachTable } from './post-reach-table.tsx';
import { listReadings, snapshotPath } from './reading-text.tsx';

/** How far a public post has reached, and what a person can do to know more. */
export const PostReachSection = ({ view, form }: { view: PublicPostView; form: FormState }) => {
  const { office, post, reach } = view;
  return (
    <section id="reach" aria-labelledby="reach-heading" tabindex={-1}>
      <h2 id="reach-heading">Reach</h2>
      <p>
        Clarion reads how far the post has reached at four ages, so that posts can be compared. What is
        unknown is never shown as zero.
      </p>
      <PostReachTable view={view} />
      {reach.others.length === 0 ? null : (
        <DataTable
          caption="Read at other times"
          rows={reach.others}
          columns={[
            {
              label: 'Read',
              cell: (snapshot) => (
                <a href={snapshotPath(post, snapshot)}>
                  <TimeText at={snapshot.takenAt} zone={office.zone} />
                </a>
              ),
            },
            { label: 'Numbers', cell: (snapshot) => listReadings(snapshot, reach.metrics) },
          ]}
        />
      )}
      <ReadNow view={view} />
      <EnterReach view={view} form={form} />
    </section>
  );
};

/** Asks the platform now, for those who may; nobody can ask for a post that a person put up by hand. */
const ReadNow = ({ view }: { view: PublicPostView }) => {
  const { office, post, reach, rules, channel, mayWrite } = view;
  if (post.removedAt !== undefined || post.receipt.byHand) return null;
  if (reach.awaitedSince !== undefined) {
    return (
      <Alert kind="info" heading={`${rules.name} is being asked`}>
        <p>
          Somebody asked for the numbers on <TimeText at={reach.awaitedSince} zone={office.zone} />. Load this
          page again in a minute to see them.
        </p>
      </Alert>
    );
  }
  if (!mayWrite) return null;
  if (channel === undefined || channel.mode === 'manual' || channel.status === 'disconnected') {
    return <p>The channel is not connected, so Clarion cannot ask for the numbers now.</p>;
  }
  if (reach.restsUntil !== undefined) {
    return (
      <p>
        The numbers were read a moment ago. They can be read again from{' '}
        <TimeText at={reach.restsUntil} zone={office.zone} /> on: every 10 minutes at most.
      </p>
    );
  }
  return (
    <Form action={postPath(post, 'reach/ask')} label="Read the numbers now">
      <p>
        You can have the numbers read now, every 10 minutes at most.
        {reach.price === 0
          ? ''
          : ` ${rules.name} charges ${formatDollars(reach.price)} for an answer, which counts in your office’s costs of this month.`}
      </p>
      <ButtonRow>
        <Button kind="outline">Read the numbers now</Button>
      </ButtonRow>
    </Form>
  );
};

/** What is said once the numbers were asked for. */
export function describeAsked({ rules }: PostView): string {
  return `${rules.name} is being asked for the numbers. Load this page again in a minute to see them.`;
}

/** Why a post cannot be asked for again yet. */
export function describeTooSoon({ office }: PostView, until: Parameters<typeof describeTime>[0]): string {
  return `The numbers of this post were asked for less than 10 minutes ago. Ask again from ${describeTime(until, office.zone)} on.`;
}
