import type { Channel } from '#core/channel.ts';
import type { GuardrailFacts } from '#core/guardrails/held-back.ts';
import type { Office } from '#core/office.ts';
import type { PlannedPost } from '#core/plan-post.ts';
import { LinkList } from '../components/link-list.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { WordingNotes } from '../components/wording-notes.tsx';
import { errorOf, type FormState } from '../forms/form-state.ts';
import { type LinksView, linksWithin } from '../links-view.ts';
import { mediaPath } from '../office-paths.ts';

export interface PlannedPostViewProps {
  readonly office: Office;
  readonly planned: PlannedPost;
  readonly channels: readonly Channel[];
  readonly form: FormState;
  /** What its words are read with. */
  readonly facts: GuardrailFacts | undefined;
  readonly links: LinksView;
  /** The field at which its problems are told. */
  readonly field: string;
  /** What tells it from the others on the page. */
  readonly label: string;
}

/** A post as it will stand, with what is wrong with it. */
export const PlannedPostView = (props: PlannedPostViewProps) => {
  const { office, planned, channels, links, form, facts, field, label } = props;
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
          mentions={post.mentions}
          image={post.image && { ...post.image, url: mediaPath(office.id, post.image.mediaId) }}
        />
      )}
      {post === undefined ? null : <LinkList view={linksWithin(links, post.text)} zone={office.zone} />}
      {post === undefined ? null : <WordingNotes {...{ post, office, rules, facts }} />}
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
