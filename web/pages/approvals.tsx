import type { ApprovalsView, WaitingPost } from '../approvals-view.ts';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FieldGroup, wireField } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import type { FormState } from '../forms/form-state.ts';
import { approvalsPath } from '../offer-paths.ts';
import { officePath } from '../paths.ts';
import { ReviewedPost } from './approval-post.tsx';
import { countPosts } from './count-posts.ts';
import { listNames } from './list-names.ts';

export interface ApprovalsPageProps {
  readonly view: ApprovalsView;
  readonly form: FormState;
}

/** Every text that waits for a second person, and a way to approve many that were read. */
export const ApprovalsPage = ({ view, form }: ApprovalsPageProps) => {
  const { office, waiting, count, mayApprove, approvers } = view;
  const ready = waiting.filter(({ obstacle }) => mayApprove && obstacle === undefined);
  const others = waiting.filter((post) => !ready.includes(post));
  return (
    <Layout title="Approvals" section="approvals" failed={Object.keys(form.errors).length > 0}>
      <PageTitle>Approvals</PageTitle>
      <ErrorSummary errors={form.errors} />
      {count === 0 ? (
        <EmptyState
          heading="No post waits for approval"
          action={{ href: officePath(office.id, '/posts'), label: 'See all posts' }}
        >
          <p>Whoever writes a post asks here for the approval of somebody else.</p>
        </EmptyState>
      ) : (
        <p class="lead">
          Two people stand behind every post: one writes it, another one reads and approves it.{' '}
          {countPosts(count)} {count === 1 ? 'waits' : 'wait'} for that.
        </p>
      )}
      {count > waiting.length ? (
        <p>
          The first {waiting.length} stand below, by their times. The others follow when these are approved.
        </p>
      ) : null}
      {ready.length > 0 ? <Choose view={view} form={form} ready={ready} /> : null}
      {others.length > 0 ? (
        <section>
          <h2>{mayApprove ? 'Not for you to approve now' : 'Waiting for approval'}</h2>
          {mayApprove ? null : <p>{describeApprovers(approvers.map(({ name }) => name))}</p>}
          <PostList view={view} form={form} posts={others} mayPick={false} />
        </section>
      ) : null}
    </Layout>
  );
};

interface ListProps extends ApprovalsPageProps {
  readonly posts: readonly WaitingPost[];
  readonly mayPick: boolean;
}

const PostList = ({ view, form, posts, mayPick }: ListProps) => (
  <ul class="held-list">
    {posts.map((waiting, index) => (
      <li>
        <ReviewedPost {...{ view, form, waiting, index, mayPick }} />
      </li>
    ))}
  </ul>
);

const Choose = ({ view, form, ready }: ApprovalsPageProps & { readonly ready: readonly WaitingPost[] }) => {
  const { office } = view;
  const field = { form, name: 'posts', label: 'Posts that may go out exactly as they stand' };
  return (
    <section>
      <h2>For you to read</h2>
      <p>
        Choose the posts that may go out. What you do not choose stays as it is.{' '}
        {view.mayWrite
          ? 'To send a text back, change it: it then needs somebody else’s approval.'
          : 'To have a text changed, ask whoever wrote it.'}
      </p>
      <Form action={approvalsPath(office.id)} label="Approve posts" class="form form--wide">
        <FieldGroup field={field} wiring={wireField(field)}>
          <PostList view={view} form={form} posts={ready} mayPick />
        </FieldGroup>
        <Checkboxes
          form={form}
          name="attested"
          label="Your approval"
          choices={[
            {
              value: 'yes',
              label: `I have read every text that I have chosen and may publish it for ${office.name}.`,
              hint: 'Your name and this moment are recorded with each post.',
            },
          ]}
        />
        <ButtonRow>
          <Button>Approve the chosen posts</Button>
        </ButtonRow>
      </Form>
    </section>
  );
};

function describeApprovers(names: readonly string[]): string {
  return names.length === 0
    ? 'Nobody of your office can approve a post yet. An owner has to give somebody that role.'
    : `${listNames(names, 'or')} can approve them.`;
}
