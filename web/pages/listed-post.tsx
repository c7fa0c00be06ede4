import type { PropsWithChildren } from 'hono/jsx';
import type { Channel } from '#core/channel.ts';
import type { Post } from '#core/post.ts';
import { describeTime } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import { Alert } from '../components/alert.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { type FormState, valuesOf } from '../forms/form-state.ts';
import { writePick } from '../forms/release-form.ts';
import { mediaPath } from '../office-paths.ts';
import { namePlatform } from './name-platform.ts';

/** What a list calls a post that somebody decides about. */
export function nameListed({ platform, slot }: Post, rules: readonly TextRules[]): string {
  return `${namePlatform(rules, platform)} post for ${describeTime(slot.due, slot.zone)}`;
}

export interface PickPostProps {
  readonly form: FormState;
  readonly post: Post;
  readonly name: string;
  readonly index: number;
  /** Why the post came back, where it did. */
  readonly trouble?: string | undefined;
}

/** A box to choose a post of a list exactly as it stands, and what comes of choosing it. */
export const PickPost = ({
  form,
  post,
  name,
  index,
  trouble,
  children,
}: PropsWithChildren<PickPostProps>) => {
  const pick = writePick(post);
  // The first control bears the field's own name: that is where the error summary leads.
  const id = index === 0 ? 'posts' : `posts-${index + 1}`;
  return (
    <>
      <div class="usa-checkbox">
        <input
          class="usa-checkbox__input"
          id={id}
          type="checkbox"
          name="posts"
          value={pick}
          checked={valuesOf(form, 'posts').includes(pick)}
          aria-describedby={trouble === undefined ? `${id}-about` : `${id}-trouble ${id}-about`}
        />
        <label class="usa-checkbox__label" for={id}>
          {name}
        </label>
      </div>
      <p class="usa-hint" id={`${id}-about`}>
        {children}
      </p>
      {trouble === undefined ? null : (
        <div id={`${id}-trouble`}>
          <PostTrouble trouble={trouble} />
        </div>
      )}
    </>
  );
};

/** Why a post came back to somebody. */
export const PostTrouble = ({ trouble }: { trouble: string }) => (
  <Alert kind="warning">
    <p>{trouble}</p>
  </Alert>
);

export interface PostTextProps {
  readonly post: Post;
  readonly rules: readonly TextRules[];
  readonly channels: readonly Channel[];
}

/** A post's whole text as the public would see it; the bare text where Clarion no longer knows the platform. */
export const PostText = ({ post, rules, channels }: PostTextProps) => {
  const known = rules.find(({ platform }) => platform === post.platform);
  return known ? (
    <PostPreview
      rules={known}
      channel={channels.find(({ platform }) => platform === post.platform)}
      text={post.text}
      language={post.language}
      mentions={post.mentions}
      image={post.image && { ...post.image, url: mediaPath(post.officeId, post.image.mediaId) }}
    />
  ) : (
    <p lang={post.language}>{post.text}</p>
  );
};
