import { describeStanding, type Standing } from '../channel-standing.ts';

export const StandingTag = ({ standing }: { standing: Standing }) => {
  const { label, tone } = describeStanding(standing);
  return <span class={`usa-tag state state--${tone}`}>{label}</span>;
};
