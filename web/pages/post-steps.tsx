import type { PropsWithChildren } from 'hono/jsx';
import { describeTime } from '#core/slot.ts';
import { startOf } from '#core/time.ts';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { CopyText } from '../components/copy-text.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import { postPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import { isPast, type PostAction } from '../post-actions.ts';
import type { PostView } from '../post-view.ts';

export interface PostStepsProps {
  readonly view: PostView;
  readonly form: FormState;
}

/** What this member can do with the post now, the likeliest first. */
export const PostSteps = ({ view, form }: PostStepsProps) => {
  const { post } = view;
  return (
    <>
      {post.state === 'draft' || post.state === 'review' ? <Approve view={view} form={form} /> : null}
      {post.state === 'held' ? <Release view={view} /> : null}
      {post.state === 'handoff' ? <HandOff view={view} /> : null}
      {post.state === 'missed' && view.actions.has('edit') ? <Missed /> : null}
      <Confirm view={view} form={form} />
      <OtherSteps view={view} />
    </>
  );
};

const Panel = ({ id, heading, children }: PropsWithChildren<{ id: string; heading: string }>) => (
  <section class="panel" aria-labelledby={id}>
    <h2 id={id}>{heading}</h2>
    {children}
  </section>
);

const Approve = ({ view, form }: PostStepsProps) => {
  const { post, office, actions, circumstances } = view;
  const time = describeTime(post.slot.due, post.slot.zone);
  if (isPast(post, circumstances.now)) {
    return (
      <Panel id="approve" heading="Its time has passed">
        <p>It was meant for {time}. Give it a new time first; then it can be approved.</p>
      </Panel>
    );
  }
  if (!actions.has('approve')) {
    return (
      <Panel id="approve" heading="It waits for approval">
        <p>It goes nowhere until a publisher or an owner of your office has read and approved it.</p>
      </Panel>
    );
  }
  return (
    <Panel id="approve" heading="Approve and schedule">
      <p>Read the text below, exactly as it stands. Once approved, it goes out by itself at its time.</p>
      <Form action={postPath(post, 'approve')} label="Approve">
        <Hidden name="seen" value={String(post.version)} />
        <Checkboxes
          form={form}
          name="attested"
          label="Your approval"
          choices={[{ value: 'yes', label: `I have read this text and may publish it for ${office.name}.` }]}
        />
        <ButtonRow>
          <Button>Approve and schedule for {time}</Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
};

const Release = ({ view }: { view: PostView }) => {
  const { post, office, actions, circumstances } = view;
  const { now, connected, approved } = circumstances;
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
        {approved ? null : <li>Its text is not the approved one: edit it, then approve it.</li>}
        {now <= post.notAfter ? null : <li>Its time is over: move it to a new time.</li>}
        {connected && approved && now <= post.notAfter ? (
          <li>A publisher or an owner of your office has to release it.</li>
        ) : null}
      </ul>
    </Panel>
  );
};

const Missed = () => (
  <Panel id="missed" heading="To send it after all">
    <ol class="plain-list">
      <li>Open “Edit the text”, check that it still makes sense, and save it.</li>
      <li>Move it to a new time.</li>
      <li>Approve it.</li>
    </ol>
  </Panel>
);

const HandOff = ({ view: { post, rules } }: { view: PostView }) => (
  <Panel id="hand-off" heading={`Post it on ${rules.name} now`}>
    <ol class="plain-list">
      <li>Copy the text and paste it into a new post on {rules.name}.</li>
      {post.image ? (
        <li>Add the picture below, and paste its description where {rules.name} asks for it.</li>
      ) : null}
      <li>Publish it there, then record its address here.</li>
    </ol>
    <CopyText id="copy-text" label="Text of the post" text={post.text} language={post.language} />
    {post.image ? <CopyText id="copy-alt" label="Description of the picture" text={post.image.alt} /> : null}
  </Panel>
);

const Confirm = ({ view, form }: PostStepsProps) => {
  const { post, rules, actions } = view;
  if (!actions.has('confirm')) return null;
  const byHand = post.state === 'handoff';
  return (
    <Panel id="confirm" heading={byHand ? 'When you have posted it' : `Look on ${rules.name} first`}>
      {byHand ? null : (
        <p>
          Open your office’s page on {rules.name} and look for this text. If it is there, give its address. If
          it is not, you can send it again.
        </p>
      )}
      <Form action={postPath(post, 'confirm')} label={byHand ? 'I have posted it' : 'It is there'}>
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
          <Button>{byHand ? 'I have posted it' : 'It is there'}</Button>
          {actions.has('send-again') ? (
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
