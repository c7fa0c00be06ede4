import type { Post } from '#core/post.ts';
import { localTimeIn } from '#core/slot.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Radios } from '../components/choices.tsx';
import { DateField, TimeField } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { TimeText } from '../components/time-text.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';
import { mediaPath, postPath } from '../office-paths.ts';
import type { PublicPostView } from '../post-view.ts';
import { excerptOf } from './excerpt.ts';
import { namePost } from './post.tsx';

export interface CorrectPostPageProps {
  readonly view: PublicPostView;
  readonly form: FormState;
  /** The office's own posts that may correct it. */
  readonly candidates: readonly Post[];
}

/** Asks what was wrong with a public post, and how and when it was put right. */
export const CorrectPostPage = ({ view, form, candidates }: CorrectPostPageProps) => {
  const { office, post, rules, channel, now } = view;
  const name = namePost(view);
  const title = 'Record a correction';
  const { zone } = office;
  const days = {
    min: localTimeIn(post.receipt.publishedAt, zone).slice(0, 10),
    max: localTimeIn(now, zone).slice(0, 10),
  };
  return (
    <Layout title={title} section="posts" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: `${postPath(post)}#corrections`, label: name }]} here={title} />
      <PageTitle above={name}>{title}</PageTitle>
      <ErrorSummary errors={form.errors} />
      <p class="lead">
        Clarion records what you did; it changes nothing on {rules.name}. The post became public on{' '}
        <TimeText at={post.receipt.publishedAt} zone={zone} />.
      </p>
      <PostPreview
        rules={rules}
        channel={channel}
        text={post.text}
        language={post.language}
        mentions={post.mentions}
        image={post.image && { ...post.image, url: mediaPath(office.id, post.image.mediaId) }}
      />
      <Form action={postPath(post, 'correct')}>
        <Hidden name="id" value={textOf(form, 'id')} />
        <TextField
          form={form}
          name="reason"
          label="What was wrong"
          hint="For example: the deadline named was a day too late."
          autocomplete="off"
        />
        <DateField form={form} name="noticedDate" label="Day on which it was noticed" {...days} />
        <TimeField form={form} name="noticedTime" label="Time at which it was noticed" zone={zone} />
        <Radios
          form={form}
          name="remedy"
          label="How it was put right"
          choices={[
            { value: 'deleted', label: `The post was deleted on ${rules.name}` },
            { value: 'post', label: 'Another post corrects it', hint: 'Say below which one.' },
            { value: 'edited', label: `The post was edited on ${rules.name}` },
          ]}
        />
        <TextField
          form={form}
          name="permalink"
          type="url"
          label="Address of the post that corrects it"
          hint="Only if another post corrects it. Copy the whole address from the browser; it begins with https://."
          spellcheck={false}
          optional
        />
        {candidates.length === 0 ? null : (
          <Select
            form={form}
            name="postId"
            label="Or one of your office’s posts"
            prompt="None of these"
            options={candidates.map(({ id, text }) => ({ value: id, label: excerptOf(text) }))}
            optional
          />
        )}
        <DateField form={form} name="correctedDate" label="Day on which it was put right" {...days} />
        <TimeField form={form} name="correctedTime" label="Time at which it was put right" zone={zone} />
        <ButtonRow>
          <Button>Record the correction</Button>
          <a href={postPath(post)}>Back without recording</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};
