import type { PostState } from '#core/post.ts';
import { describeState } from './state-text.ts';

export const StateTag = ({ state }: { state: PostState }) => {
  const { label, tone } = describeState(state);
  return <span class={`usa-tag state state--${tone}`}>{label}</span>;
};
