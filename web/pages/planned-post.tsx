import type { Channel } from '#core/channel.ts';
import type { Office } from '#core/office.ts';
import type { PlannedPost } from '#core/plan-post.ts';
import { PostPreview } from '../components/post-preview.tsx';
import { WordingNotes } from '../components/wording-notes.tsx';
import { errorOf, type FormState } from '../forms/form-state.ts';
import { mediaPath } from '../office-paths.ts';

export interface PlannedPostViewProps {
  readonly office: Office;
  readonly planned: PlannedPost;
  readonly channels: readonly Channel[];
  readonly form: FormState;
  /** The field at which its problems are told. */
  readonly field: string;
  /** What tells it from the others on the page. */
  readonly label: string;
}

/** A post as it will stand, with what is wrong with it. */
export const PlannedPostView = ({ office, planned, channels, form, field, label }: PlannedPostViewProps) => {
  const { rules, post, notes } = planned;
  const error = errorOf(form, field);
  return (
    // The error summary leads here: a planned text has no field of its own.
    <section id={field} aria-label={label} tabindex={-1}>
      {error === undefined ? null : (
        <p class="usa-error-message">
          <span class="usa-sr-only">Error: </span>
          {error}
        </p>
      )}
      {post === undefined ? null : (
        <PostPreview
          rules={rules}
          channel={channels.find(({ platform }) => platform === rules.platform)}
          text={post.text}
          language={post.language}
          image={post.image && { url: mediaPath(office.id, post.image.mediaId), alt: post.image.alt }}
        />
      )}
      {post === undefined ? null : <WordingNotes {...{ post, office, rules }} />}
      {notes.length === 0 ? null : (
        <ul class="preview-notes">
          {notes.map((note) => (
            <li>{note}.</li>
          ))}
        </ul>
      )}
    </section>
  );
};
