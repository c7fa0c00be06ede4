export interface StepsProps {
  /** What the task is called. */
  readonly label: string;
  readonly steps: readonly string[];
  /** Counted from 1. */
  readonly current: number;
}

/** Where in a task of several pages one is. */
export const Steps = ({ label, steps, current }: StepsProps) => (
  <nav class="steps" aria-label={`${label}: step ${current} of ${steps.length}`}>
    <ol>
      {steps.map((step, index) => (
        <li
          class={index + 1 < current ? 'steps__done' : undefined}
          aria-current={index + 1 === current ? 'step' : undefined}
        >
          {step}
          {index + 1 < current ? <span class="usa-sr-only"> (done)</span> : null}
        </li>
      ))}
    </ol>
  </nav>
);
