import type { CampaignProgress } from './association-answers.ts';

export interface ProgressProps {
  readonly progress: CampaignProgress;
  /** The board's own address. */
  readonly path: string;
}

/** How many offices have been reached: a script keeps it current, without one a link does. */
export const Progress = ({ progress: { reached, total, text }, path }: ProgressProps) => (
  <section class="panel progress" aria-labelledby="progress" data-progress={`${path}/progress`}>
    <h2 id="progress">Under way</h2>
    <p data-progress-text>{text}</p>
    <progress max={total} value={reached} aria-labelledby="progress" />
    <p class="usa-hint">
      This goes on by itself, also after you leave the page. <a href={path}>Show how far it is now</a>
    </p>
  </section>
);
