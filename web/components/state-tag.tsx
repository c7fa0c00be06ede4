import type { Post, PostState } from '#core/post.ts';
import { describeState } from './state-text.ts';

export const StateTag = ({ state }: { state: PostState }) => {
  const { label, tone } = describeState(state);
  return <span class={`usa-tag state state--${tone}`}>{label}</span>;
};

/** Beside the state of a public post that is not on its platform any more. */
export const RemovedTag = () => <span class="usa-tag state state--trouble">Removed</span>;

/** A post's state, and whether it is still where it was published. */
export const PostTags = ({ state, removedAt }: Pick<Post, 'state' | 'removedAt'>) => (
  <>
    <StateTag state={state} />
    {removedAt === undefined ? null : (
      <>
        {' '}
        <RemovedTag />
      </>
    )}
  </>
);
