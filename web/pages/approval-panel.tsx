import { describeTime } from '#core/slot.ts';
import { Alert } from '../components/alert.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { HeldBackList } from '../components/wording-notes.tsx';
import type { FormState } from '../forms/form-state.ts';
import { offerPath } from '../offer-paths.ts';
import { postPath } from '../office-paths.ts';
import { isPast } from '../post-actions.ts';
import type { PostView } from '../post-view.ts';
import { listNames } from './list-names.ts';
import { Panel } from './panel.tsx';
import { ReasonFields } from './reason-fields.tsx';

export interface ApprovalPanelProps {
  readonly view: PostView;
  readonly form: FormState;
}

/** What has to happen before a post is scheduled: it is accepted with its offer, or a person approves its text. */
export const ApprovalPanel = ({ view, form }: ApprovalPanelProps) => {
  const { post, actions, circumstances } = view;
  if (post.offeredBy !== undefined) return <Offered view={view} />;
  if (isPast(post, circumstances.now)) {
    return (
      <Panel id="approve" heading="Its time has passed">
        <p>
          It was meant for {describeTime(post.slot.due, post.slot.zone)}. Give it a new time first; then it
          can be approved.
        </p>
      </Panel>
    );
  }
  if (!actions.has('approve')) {
    return (
      <>
        <HeldBack view={view} />
        <Waiting view={view} />
      </>
    );
  }
  return (
    <>
      {view.heldBack.some(({ severity }) => severity === 'block') ? <HeldBack view={view} /> : null}
      <Approve view={view} form={form} />
      {actions.has('submit') ? <AskSomebodyElse view={view} /> : null}
    </>
  );
};

const Offered = ({ view: { post } }: { readonly view: PostView }) => (
  <Panel id="approve" heading="Part of an offer">
    <p>
      It goes nowhere until somebody of your office has accepted the whole offer. Until then it can be
      changed, moved or cancelled.
    </p>
    <ButtonRow>
      <ButtonLink href={offerPath(post.officeId, post.campaignId)}>Back to the offer</ButtonLink>
    </ButtonRow>
  </Panel>
);

/** What somebody has to change, or whoever approves has to let through with a reason. */
const HeldBack = ({ view: { heldBack } }: { readonly view: PostView }) =>
  heldBack.length === 0 ? null : (
    <Alert kind="warning" heading="A rule holds this post back">
      <HeldBackList findings={heldBack} />
      <p>Change the text, or leave it to whoever approves it, who gives a reason for each.</p>
    </Alert>
  );

const Approve = ({ view, form }: ApprovalPanelProps) => {
  const { post, office, standing, heldBack } = view;
  const blocked = heldBack.some(({ severity }) => severity === 'block');
  const time = describeTime(post.slot.due, post.slot.zone);
  return (
    <Panel id="approve" heading="Approve and schedule">
      <p>
        Read the text below, exactly as it stands.{' '}
        {view.channel?.mode === 'manual'
          ? 'Once approved, Clarion asks you at its time to post it by hand.'
          : 'Once approved, it goes out by itself at its time.'}
      </p>
      {standing === 'alone' ? <p>{ALONE}</p> : null}
      {blocked ? (
        <p>It cannot be approved as it stands. Edit the text first.</p>
      ) : (
        <Form action={postPath(post, 'approve')} label="Approve">
          <Hidden name="seen" value={String(post.version)} />
          <ReasonFields form={form} findings={heldBack} />
          <Checkboxes
            form={form}
            name="attested"
            label="Your approval"
            choices={[
              { value: 'yes', label: `I have read this text and may publish it for ${office.name}.` },
            ]}
          />
          <ButtonRow>
            <Button>Approve and schedule for {time}</Button>
          </ButtonRow>
        </Form>
      )}
    </Panel>
  );
};

/** Said wherever an author may approve their own text. */
export const ALONE =
  'You wrote this text, and nobody else of your office can approve it. You may do it alone; the history says so.';

/** A post that this member cannot approve: what they can do is to ask those who can. */
const Waiting = ({ view }: { readonly view: PostView }) => {
  const { actions, others, standing } = view;
  const names = listNames(
    others.map(({ name }) => name),
    'or',
  );
  const rule = 'Two people stand behind every post: one writes it, another one reads and approves it.';
  if (others.length === 0) {
    return (
      <Panel id="approve" heading="It waits for approval">
        <p>{rule} Nobody of your office can approve it yet: an owner has to give somebody that role.</p>
      </Panel>
    );
  }
  if (!actions.has('submit')) {
    return (
      <Panel id="approve" heading="It waits for approval">
        <p>
          {standing === 'needs-another' ? `${rule} You wrote this text, so` : 'It goes nowhere until'} {names}{' '}
          {standing === 'needs-another' ? 'has to approve it.' : 'has read and approved it.'}
        </p>
      </Panel>
    );
  }
  return (
    <Panel id="approve" heading="Ask for approval">
      <p>
        {rule} {names} can approve this text, and is told that you ask.
      </p>
      <Submit view={view} kind="primary" />
    </Panel>
  );
};

const AskSomebodyElse = ({ view }: { readonly view: PostView }) => (
  <Panel id="submit" heading="Or have somebody else approve it">
    <p>
      {listNames(
        view.others.map(({ name }) => name),
        'or',
      )}{' '}
      can approve this text, too.
    </p>
    <Submit view={view} kind="outline" />
  </Panel>
);

const Submit = ({
  view: { post },
  kind,
}: {
  readonly view: PostView;
  readonly kind: 'primary' | 'outline';
}) => (
  <Form action={postPath(post, 'submit')} label="Ask for approval">
    <Hidden name="seen" value={String(post.version)} />
    <ButtonRow>
      <Button kind={kind}>Ask for approval</Button>
    </ButtonRow>
  </Form>
);
