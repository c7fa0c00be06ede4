import type { Child } from 'hono/jsx';
import type { Channel } from '#core/channel.ts';
import type { Post } from '#core/post.ts';
import type { Obstacle, Prospect } from '#core/release-plan.ts';
import { describeTime, type Zone } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import { PostPreview } from '../components/post-preview.tsx';
import { TimeText } from '../components/time-text.tsx';
import { type FormState, valuesOf } from '../forms/form-state.ts';
import { writePick } from '../forms/release-form.ts';
import { mediaPath, postPath } from '../office-paths.ts';
import { nameScope } from '../stop-notice.ts';
import { namePlatform } from './name-platform.ts';

/** What every held post on the page is shown with. */
export interface HeldAround {
  readonly rules: readonly TextRules[];
  readonly channels: readonly Channel[];
  readonly mayRelease: boolean;
  readonly form: FormState;
}

export type Ready = Exclude<Prospect, { kind: 'kept' }>;
export type Kept = Extract<Prospect, { kind: 'kept' }>;

/** A held post that may go out, with a box to choose it where the member may release. */
export const ReadyPost = (props: HeldAround & { readonly prospect: Ready; readonly index: number }) => {
  const { prospect, index, mayRelease, form } = props;
  const { post } = prospect;
  const pick = writePick(post);
  const name = nameHeld(post, props.rules);
  // The first control bears the field's own name: that is where the error summary leads.
  const id = index === 0 ? 'posts' : `posts-${index + 1}`;
  return (
    <>
      {mayRelease ? (
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
      ) : (
        <h3>{name}</h3>
      )}
      <p class="usa-hint" id={`${id}-about`}>
        {prospect.kind === 'own-time'
          ? 'It goes out at its own time. '
          : 'Its time has passed: it goes out at once. '}
        Last moment: <TimeText at={post.notAfter} zone={post.slot.zone} />.
      </p>
      <Text {...props} post={post} />
    </>
  );
};

/** A held post that would not go out if it were released, and why. */
export const KeptPost = (props: HeldAround & { readonly prospect: Kept }) => {
  const { post, obstacle } = props.prospect;
  return (
    <>
      <h3>
        <a href={postPath(post)}>{nameHeld(post, props.rules)}</a>
      </h3>
      <p>{explain(obstacle, post.slot.zone, props.rules)}</p>
      <Text {...props} post={post} />
    </>
  );
};

const Text = ({ post, rules, channels }: HeldAround & { readonly post: Post }): Child => {
  const known = rules.find(({ platform }) => platform === post.platform);
  return known ? (
    <PostPreview
      rules={known}
      channel={channels.find(({ platform }) => platform === post.platform)}
      text={post.text}
      language={post.language}
      image={post.image && { url: mediaPath(post.officeId, post.image.mediaId), alt: post.image.alt }}
    />
  ) : (
    <p lang={post.language}>{post.text}</p>
  );
};

function nameHeld({ platform, slot }: Post, rules: readonly TextRules[]): string {
  return `${namePlatform(rules, platform)} post for ${describeTime(slot.due, slot.zone)}`;
}

/** Why a post would not go out, and what to do. */
function explain(obstacle: Obstacle, zone: Zone, rules: readonly TextRules[]): string {
  switch (obstacle.kind) {
    case 'too-late':
      return 'Its last moment has passed, so it is not sent any more. Open it to give it a new time, or cancel it.';
    case 'crowded-out':
      return 'Its last moment would pass before its turn on the channel comes. Release it without the others.';
    case 'stopped':
      return `${nameScope(obstacle.stop.scope, rules)} are stopped (${obstacle.stop.reason}). That stop has to be lifted first.`;
    case 'silent':
      return `It would go out in a blackout (${obstacle.blackout.reason}), which ends on ${describeTime(obstacle.blackout.until, zone)}. Release it after that, or open it to give it another time.`;
    case 'disconnected':
      return 'Its channel is not connected. Connect it under Channels first.';
    case 'unapproved':
      return 'Its text is not the one that was approved. Open it, edit it if needed, and have it approved again.';
  }
}
