import type { Channel } from '#core/channel.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import { type ProposedChange, subjectOfChange } from '#core/proposal.ts';
import { describeTime } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Proposal } from '#use-cases/read-proposal.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { PreviewColors } from '../components/preview-colors.tsx';
import { type FormState, valuesOf } from '../forms/form-state.ts';
import { offerPath, offersPath, proposalPath } from '../offer-paths.ts';
import { mediaPath } from '../office-paths.ts';
import { namePlatform } from './name-platform.ts';

export interface ProposalPageProps {
  readonly office: Office;
  readonly proposal: Proposal;
  readonly channels: readonly Channel[];
  readonly rules: readonly TextRules[];
  readonly form: FormState;
  readonly mayWrite: boolean;
  readonly mayApprove: boolean;
}

/** A revised campaign: each change side by side with what the office has, to be taken or left. */
export const ProposalPage = (props: ProposalPageProps) => {
  const { office, proposal, form, mayWrite } = props;
  const { offer, changes } = proposal;
  return (
    <Layout
      title={`Revised: ${offer.title}`}
      section="offers"
      width="wide"
      failed={Object.keys(form.errors).length > 0}
    >
      <Breadcrumb
        trail={[
          { href: offersPath(office.id), label: 'Offers' },
          { href: offerPath(office.id, offer.campaignId), label: offer.title },
        ]}
        here="Revised campaign"
      />
      <PageTitle above={`Revised by ${offer.associationName}`}>{offer.title}</PageTitle>
      <ErrorSummary errors={form.errors} />
      <p class="lead">
        Your posts are as you left them. Nothing of this revision goes out unless you take it.
      </p>
      {changes.length === 0 ? <p>The revision changes nothing that has not gone out yet.</p> : null}
      <PreviewColors />
      <Form action={proposalPath(office.id, offer.campaignId)} label="Take over the revised campaign">
        <Hidden name="seen" value={String(offer.version)} />
        {changes.map((change, index) => (
          <Change {...props} change={change} index={index} />
        ))}
        {mayWrite ? <Decide {...props} /> : <p>You may look at this, but not change it.</p>}
      </Form>
    </Layout>
  );
};

const Decide = ({ form, mayApprove, proposal }: ProposalPageProps) => (
  <>
    <Checkboxes
      form={form}
      name="attested"
      label="Before you go on"
      choices={[{ value: 'yes', label: 'I have compared every text above.' }]}
    />
    <p>{describeNext(proposal, mayApprove)}</p>
    <ButtonRow>
      <Button>Take what is ticked, keep the rest</Button>
    </ButtonRow>
  </>
);

/** What becomes of what is taken. */
function describeNext({ offer }: Proposal, mayApprove: boolean): string {
  if (offer.state === 'pending')
    return 'What you take waits with the other posts for your answer to the offer.';
  return mayApprove
    ? 'What you take is approved by you and goes out at its time, unless your election calendar contradicts it: that waits until somebody has changed it.'
    : 'What you take waits for somebody of your office who can approve it.';
}

type ChangeProps = ProposalPageProps & { readonly change: ProposedChange; readonly index: number };

const Change = (props: ChangeProps) => {
  const { change, index, form, rules, mayWrite, proposal } = props;
  const post = subjectOfChange(change);
  const { contradictions } = proposal.plan;
  const against = contradictions.find(({ postId }) => postId === post.id)?.sentences;
  const id = `take-${index + 1}`;
  const name = `${namePlatform(rules, post.platform)} post for ${describeTime(post.slot.due, post.slot.zone)}`;
  return (
    <section class="comparison" aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`}>{name}</h2>
      <div class="comparison__sides">
        <Side {...props} heading="Yours" post={change.kind === 'added' ? undefined : change.own} />
        <Side
          {...props}
          heading="Proposed"
          post={change.kind === 'dropped' ? undefined : change.proposed}
          contradictions={against}
        />
      </div>
      {mayWrite ? (
        <div class="usa-checkbox">
          <input
            class="usa-checkbox__input"
            id={id}
            type="checkbox"
            name="take"
            value={post.id}
            checked={valuesOf(form, 'take').includes(post.id)}
            aria-describedby={`${id}-name`}
          />
          <label class="usa-checkbox__label" for={id}>
            {LABELS[change.kind]}
          </label>
        </div>
      ) : null}
    </section>
  );
};

const LABELS: Readonly<Record<ProposedChange['kind'], string>> = {
  changed: 'Replace mine by the proposed one',
  added: 'Add this post',
  dropped: 'Leave this post out',
};

interface SideProps extends ChangeProps {
  readonly heading: string;
  readonly post: Post | undefined;
  /** What the office's calendar says against it: nobody can approve it as it is. */
  readonly contradictions?: readonly string[] | undefined;
}

const Side = ({ heading, post, office, rules, channels, contradictions = [] }: SideProps) => {
  const known = rules.find(({ platform }) => platform === post?.platform);
  return (
    <div>
      <h3>{heading}</h3>
      {post && known ? (
        <>
          <p class="usa-hint">{describeTime(post.slot.due, post.slot.zone)}</p>
          {contradictions.map((sentence) => (
            <Alert kind="warning">
              <p>{sentence}</p>
            </Alert>
          ))}
          <PostPreview
            rules={known}
            channel={channels.find(({ platform }) => platform === post.platform)}
            text={post.text}
            language={post.language}
            mentions={post.mentions}
            image={post.image && { ...post.image, url: mediaPath(office.id, post.image.mediaId) }}
          />
        </>
      ) : (
        <p>No post.</p>
      )}
    </div>
  );
};
