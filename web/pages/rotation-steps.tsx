import { Steps } from '../components/steps.tsx';

const STEPS = ['Choose a pack', 'Plan it', 'Read every post', 'Scheduled'];

/** How far a rotation has come; counted from 1. */
export const RotationSteps = ({ current }: { current: 1 | 2 | 3 }) => (
  <Steps label="New rotation" steps={STEPS} current={current} />
);
