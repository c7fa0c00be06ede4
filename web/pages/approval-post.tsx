import { describeTime } from '#core/slot.ts';
import type { ApprovalsView, WaitingPost } from '../approvals-view.ts';
import { PostPreview } from '../components/post-preview.tsx';
import { type FormState, valuesOf } from '../forms/form-state.ts';
import { writePick } from '../forms/release-form.ts';
import { mediaPath, postPath } from '../office-paths.ts';
import { namePlatform } from './name-platform.ts';

export interface ReviewedPostProps {
  readonly view: ApprovalsView;
  readonly form: FormState;
  readonly waiting: WaitingPost;
  readonly index: number;
  /** Whether it has a box to choose it. */
  readonly mayPick: boolean;
}

/** A post that waits for approval: who asks, when it would go out, and its whole text. */
export const ReviewedPost = ({ view, form, waiting, index, mayPick }: ReviewedPostProps) => {
  const { office, rules, channels, mayWrite } = view;
  const { post, obstacle } = waiting;
  const name = nameWaiting(view, waiting);
  const pick = writePick(post);
  // The first control bears the field's own name: that is where the error summary leads.
  const id = index === 0 ? 'posts' : `posts-${index + 1}`;
  const known = rules.find(({ platform }) => platform === post.platform);
  const channel = channels.find(({ platform }) => platform === post.platform);
  const author = post.author === undefined ? '' : `Written by ${post.author.name}. `;
  return (
    <>
      {mayPick ? (
        <>
          <div class="usa-checkbox">
            <input
              class="usa-checkbox__input"
              id={id}
              type="checkbox"
              name="posts"
              value={pick}
              checked={valuesOf(form, 'posts').includes(pick)}
              aria-describedby={`${id}-about`}
            />
            <label class="usa-checkbox__label" for={id}>
              {name}
            </label>
          </div>
          <p class="usa-hint" id={`${id}-about`}>
            {author}
            {channel?.mode === 'manual'
              ? 'Once it is approved, a person is asked at its time to post it by hand.'
              : 'Once it is approved, it goes out by itself at its time.'}
          </p>
        </>
      ) : (
        <>
          <h3>
            <a href={postPath(post)}>{name}</a>
          </h3>
          <p class="usa-hint">
            {author}
            {obstacle === undefined ? '' : OBSTACLES[obstacle]}
          </p>
        </>
      )}
      {known ? (
        <PostPreview
          rules={known}
          channel={channel}
          text={post.text}
          language={post.language}
          image={post.image && { url: mediaPath(office.id, post.image.mediaId), alt: post.image.alt }}
        />
      ) : (
        <p lang={post.language}>{post.text}</p>
      )}
      <p class="post-links">
        {mayWrite ? (
          <a href={postPath(post, 'edit')}>
            Change the text<span class="usa-sr-only"> of the {name}</span>
          </a>
        ) : null}
        {mayPick ? (
          <a href={postPath(post)}>
            See its history<span class="usa-sr-only"> ({name})</span>
          </a>
        ) : null}
      </p>
    </>
  );
};

/** What a list calls a post that waits. */
export function nameWaiting(
  { rules }: Pick<ApprovalsView, 'rules'>,
  { post }: Pick<WaitingPost, 'post'>,
): string {
  return `${namePlatform(rules, post.platform)} post for ${describeTime(post.slot.due, post.slot.zone)}`;
}

const OBSTACLES = {
  own: 'It is your own text, so somebody else has to approve it.',
  past: 'Its time has passed. Open it and give it a new time first.',
} as const;
