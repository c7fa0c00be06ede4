import { Steps } from '../components/steps.tsx';

const STEPS = ['Choose a message', 'Make it yours', 'Read every post', 'Scheduled'];

/** How far an announcement has come; counted from 1. */
export const AnnouncementSteps = ({ current }: { current: 1 | 2 | 3 }) => (
  <Steps label="New announcement" steps={STEPS} current={current} />
);
