import type { Office } from '#core/office.ts';
import type { Prospect } from '#core/release-plan.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FieldGroup, wireField } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { officePath } from '../paths.ts';
import { heldPostsPath, safetyPath } from '../safety-paths.ts';
import { type HeldAround, type Kept, KeptPost, type Ready, ReadyPost } from './held-post.tsx';

export interface HeldPostsPageProps extends HeldAround {
  readonly office: Pick<Office, 'id' | 'zone'>;
  /** In the order of their times. */
  readonly prospects: readonly Prospect[];
}

export const HeldPostsPage = (props: HeldPostsPageProps) => {
  const { office, prospects, form } = props;
  const ready = prospects.filter((prospect): prospect is Ready => prospect.kind !== 'kept');
  const kept = prospects.filter((prospect): prospect is Kept => prospect.kind === 'kept');
  return (
    <Layout title="Posts on hold" section="safety" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: safetyPath(office.id), label: 'Stop and resume' }]} here="Posts on hold" />
      <ErrorSummary errors={form.errors} />
      <PageTitle>Posts on hold</PageTitle>
      {prospects.length === 0 ? (
        <EmptyState
          heading="No post is on hold"
          action={{ href: officePath(office.id, '/posts'), label: 'See all posts' }}
        >
          <p>Scheduled posts go out by themselves at their times.</p>
        </EmptyState>
      ) : null}
      {ready.length > 0 ? <Choose {...props} ready={ready} /> : null}
      {kept.length > 0 ? <KeptPosts {...props} kept={kept} /> : null}
    </Layout>
  );
};

const Choose = (props: HeldPostsPageProps & { ready: readonly Ready[] }) => {
  const { office, ready, mayRelease, form } = props;
  const field = { form, name: 'posts', label: 'Posts that may go out' };
  const posts = (
    <ul class="held-list">
      {ready.map((prospect, index) => (
        <li>
          <ReadyPost {...props} prospect={prospect} index={index} />
        </li>
      ))}
    </ul>
  );
  return (
    <section>
      <h2>These posts were held. Choose which may still go out</h2>
      {mayRelease ? (
        <>
          <p>
            Read each text with what has happened in mind. What you do not choose stays on hold. Of several
            posts for one channel whose time has passed, one goes out after the other.
          </p>
          <Form action={heldPostsPath(office.id)} label="Release posts" class="form form--wide">
            <FieldGroup field={field} wiring={wireField(field)}>
              {posts}
            </FieldGroup>
            <ButtonRow>
              <Button>Release the chosen posts</Button>
              <a href={safetyPath(office.id)}>Release nothing</a>
            </ButtonRow>
          </Form>
        </>
      ) : (
        <>
          <p>A publisher or an owner of your office decides which of them may still go out.</p>
          {posts}
        </>
      )}
    </section>
  );
};

const KeptPosts = (props: HeldPostsPageProps & { readonly kept: readonly Kept[] }) => (
  <section>
    <h2>These cannot be released as they are</h2>
    <ul class="held-list">
      {props.kept.map((prospect) => (
        <li>
          <KeptPost {...props} prospect={prospect} />
        </li>
      ))}
    </ul>
  </section>
);
