import { firstSentence } from '#core/card/first-sentence.ts';
import type { LibraryImage } from '#core/library-image.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { TextArea } from '../components/text-area.tsx';
import { type FormState, withErrorAt } from '../forms/form-state.ts';
import { mediaPath, postPath } from '../office-paths.ts';
import type { PostView } from '../post-view.ts';
import { ChoosePicture } from './choose-picture.tsx';
import { namePost } from './post.tsx';
import { type Refusal, RefusalAlert } from './refusal-alert.tsx';

export interface EditPostPageProps {
  readonly view: PostView;
  readonly form: FormState;
  /** Those of the office's own that posts may show. */
  readonly images: readonly LibraryImage[];
  /** Set where the post has changed under the member's hands: their text is kept, and nothing of it is stored. */
  readonly refusal?: Refusal | undefined;
}

/** The form as it is first drawn. */
export function freshEdit({ post }: PostView): FormState {
  const values = { text: post.text, alt: post.image?.alt ?? '', image: post.image ? ['keep'] : [] };
  return { values, errors: {} };
}

export const EditPostPage = ({ view, form: given, images, refusal }: EditPostPageProps) => {
  const { office, post, rules, channel } = view;
  // Without a picture there is no box to tick: the choice of another one bears what is wrong.
  const form = post.image ? given : withErrorAt(given, 'image', 'picture');
  const name = namePost(view);
  const title = `Edit the ${name}`;
  return (
    <Layout
      title={title}
      section="posts"
      failed={refusal !== undefined || Object.keys(form.errors).length > 0}
      islands={['live-count']}
    >
      <Breadcrumb trail={[{ href: postPath(post), label: name }]} here="Edit" />
      <PageTitle>{title}</PageTitle>
      <ErrorSummary errors={form.errors} />
      {refusal === undefined ? null : (
        <>
          <RefusalAlert refusal={refusal} zone={office.zone} />
          <PostPreview
            rules={rules}
            channel={channel}
            text={post.text}
            language={post.language}
            mentions={post.mentions}
            image={post.image && { ...post.image, url: mediaPath(office.id, post.image.mediaId) }}
          />
          <p>What you had written is still in the form. Saving it now replaces the text above.</p>
        </>
      )}
      {post.approval === undefined ? null : (
        <Alert kind="info">
          <p>
            An edited post needs a new approval. Until somebody has read and approved it, it does not go out,
            even if its time comes.
          </p>
        </Alert>
      )}
      <Form action={postPath(post, 'edit')} label="Edit">
        <Hidden name="seen" value={String(post.version)} />
        <TextArea
          form={form}
          name="text"
          label="Text"
          rows={12}
          countFor={rules}
          language={post.language}
          hint={describeMentions(view)}
        />
        {post.image ? (
          <>
            <Checkboxes
              form={form}
              name="image"
              label="Picture"
              optional={!rules.image.required}
              choices={[
                {
                  value: 'keep',
                  label: 'Keep the picture',
                  hint: rules.image.required ? `${rules.name} posts need a picture.` : undefined,
                },
              ]}
            />
            <TextArea
              form={form}
              name="alt"
              label="Description of the picture (alt text)"
              hint="Says what the picture shows, for people who cannot see it. Repeat any words that stand in it."
              rows={4}
            />
          </>
        ) : null}
        <ChoosePicture
          form={form}
          office={office}
          images={images}
          otherwise={post.image ? 'None: as above' : 'No picture'}
          card={{ text: firstSentence(post.text), language: post.language }}
        />
        <ButtonRow>
          <Button>Save the text</Button>
          <a href={postPath(post)}>Back without saving</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

/** Some platforms tag by number: the words must stay for the tag to stay. */
function describeMentions({ post, rules }: PostView): string | undefined {
  if (post.mentions.length === 0) return undefined;
  const labels = new Intl.ListFormat('en-US').format(post.mentions.map(({ label }) => `“${label}”`));
  return `${labels} becomes a tag on ${rules.name} as long as it stands in the text as it is.`;
}
