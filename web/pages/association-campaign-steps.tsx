import { Steps } from '../components/steps.tsx';

const STEPS = ['Choose a pack', 'Plan it', 'See what offices would get', 'Offered'];

/** How far a campaign of an association has come; counted from 1. */
export const CampaignSteps = ({ current }: { current: 1 | 2 | 3 }) => (
  <Steps label="New campaign" steps={STEPS} current={current} />
);
