import type { Standing } from '#core/standing.ts';
import { describeStanding } from '../channel-standing.ts';

export const StandingTag = ({ standing }: { standing: Standing }) => {
  const { label, tone } = describeStanding(standing);
  return <span class={`usa-tag state state--${tone}`}>{label}</span>;
};
