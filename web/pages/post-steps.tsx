import { describeTime } from '#core/slot.ts';
import { startOf } from '#core/time.ts';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { TextField } from '../components/text-field.tsx';
import { HeldBackList } from '../components/wording-notes.tsx';
import type { FormState } from '../forms/form-state.ts';
import { postPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import type { PostAction } from '../post-actions.ts';
import type { PostView } from '../post-view.ts';
import { safetyPath } from '../safety-paths.ts';
import { ApprovalPanel } from './approval-panel.tsx';
import { HandOffPanel } from './hand-off-panel.tsx';
import { Panel } from './panel.tsx';

export interface PostStepsProps {
  readonly view: PostView;
  readonly form: FormState;
}

/** What this member can do with the post now, the likeliest first. */
export const PostSteps = ({ view, form }: PostStepsProps) => {
  const { post } = view;
  return (
    <>
      {post.state === 'draft' || post.state === 'review' ? <ApprovalPanel view={view} form={form} /> : null}
      {post.state === 'held' ? <Release view={view} /> : null}
      {post.state === 'handoff' && !view.bar ? <HandOffPanel view={view} /> : null}
      {post.state === 'missed' && view.actions.has('edit') ? <Missed /> : null}
      <Confirm view={view} form={form} />
      <OtherSteps view={view} />
    </>
  );
};

const Release = ({ view }: { view: PostView }) => {
  const { post, office, actions, circumstances } = view;
  const { now, connected, approved, barred, heldBack } = circumstances;
  if (actions.has('release')) {
    const due = startOf(post.slot.due);
    return (
      <Panel id="release" heading="Release it">
        <p>
          {due > now
            ? `When released, it goes out at its time: ${describeTime(due, post.slot.zone)}.`
            : 'Its time has come already: when released, it goes out at once.'}
        </p>
        <Form action={postPath(post, 'release')} label="Release">
          <Hidden name="seen" value={String(post.version)} />
          <ButtonRow>
            <Button>{due > now ? 'Release it' : 'Release it and send it at once'}</Button>
          </ButtonRow>
        </Form>
      </Panel>
    );
  }
  return (
    <Panel id="release" heading="Before it can be released">
      <ul class="plain-list">
        {connected ? null : (
          <li>
            Its channel has to be connected: <a href={officePath(office.id, '/channels')}>go to Channels</a>.
          </li>
        )}
        {barred ? (
          <li>
            A stop or a blackout would put it on hold again: <a href={safetyPath(office.id)}>go to Safety</a>.
          </li>
        ) : null}
        {heldBack ? <HeldWords view={view} /> : null}
        {approved ? null : <li>Its text is not the approved one: edit it, then approve it.</li>}
        {now <= post.notAfter ? null : <li>Its time is over: move it to a new time.</li>}
        {connected && approved && !barred && !heldBack && now <= post.notAfter ? (
          <li>A publisher or an owner of your office has to release it.</li>
        ) : null}
      </ul>
    </Panel>
  );
};

/** Approved once, and held back by a list or a rule that has changed since. */
const HeldWords = ({ view }: { readonly view: PostView }) => (
  <li>
    A rule holds back its words. Open “Edit the text”, change it or save it as it is, and move it to a new
    time if its own has passed. Then approve it: what stays is approved with a reason.
    <HeldBackList findings={view.heldBack} />
  </li>
);

const Missed = () => (
  <Panel id="missed" heading="To send it after all">
    <ol class="plain-list">
      <li>Open “Edit the text”, check that it still makes sense, and save it.</li>
      <li>Move it to a new time.</li>
      <li>Approve it, or ask for its approval.</li>
    </ol>
  </Panel>
);

const Confirm = ({ view, form }: PostStepsProps) => {
  const { post, rules, actions } = view;
  if (!actions.has('confirm')) return null;
  const byHand = post.state === 'handoff';
  const again = actions.has('send-again');
  return (
    <Panel id="confirm" heading={byHand ? 'Record where it is' : `Look on ${rules.name} first`}>
      {byHand ? (
        <p>Once it is posted, give its address. Until then Clarion cannot know whether the public sees it.</p>
      ) : (
        <>
          <p>Open your office’s page on {rules.name} and look for this text. Then choose:</p>
          <ul class="plain-list">
            <li>
              <strong>It is there.</strong> Give its address. The post counts as published, and Clarion sends
              nothing more.
            </li>
            {again ? (
              <li>
                <strong>It is not there: send it again.</strong> Clarion sends the same text once more. If the
                first one shows up after all, the public sees it twice.
              </li>
            ) : null}
            <li>
              <strong>Cancel the post.</strong> Clarion sends nothing more and no longer looks for it. It may
              be public all the same: cancelling does not take it back.
            </li>
          </ul>
        </>
      )}
      <Form action={postPath(post, 'confirm')} label={byHand ? 'Record where it is' : 'It is there'}>
        <Hidden name="seen" value={String(post.version)} />
        <TextField
          form={form}
          name="permalink"
          type="url"
          label="Address of the post"
          hint="Open the post by itself and copy the whole address from the browser. It begins with https://."
          spellcheck={false}
        />
        <ButtonRow>
          <Button>{byHand ? 'Record where it is' : 'It is there'}</Button>
          {again ? (
            <ButtonLink href={postPath(post, 'send-again')} kind="outline">
              It is not there: send it again
            </ButtonLink>
          ) : null}
        </ButtonRow>
      </Form>
    </Panel>
  );
};

const OTHERS: readonly { readonly action: PostAction; readonly label: string }[] = [
  { action: 'edit', label: 'Edit the text' },
  { action: 'move', label: 'Move to another time' },
  { action: 'send-now', label: 'Send now' },
  { action: 'cancel', label: 'Cancel the post' },
];

/** The steps that have a page of their own. */
const OtherSteps = ({ view: { post, actions } }: { view: PostView }) => {
  const possible = OTHERS.filter(({ action }) => actions.has(action));
  return possible.length === 0 ? null : (
    <nav class="post-steps" aria-label="What you can do">
      <ButtonRow>
        {possible.map(({ action, label }) => (
          <ButtonLink href={postPath(post, action)} kind="outline">
            {label}
          </ButtonLink>
        ))}
      </ButtonRow>
    </nav>
  );
};
