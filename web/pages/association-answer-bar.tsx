import { ANSWERS, type AnswerCounts, describeCounts } from './association-answers.ts';

/** How offices have answered, as a bar; its numbers stand below it in words. */
export const AnswerBar = ({ counts }: { readonly counts: AnswerCounts }) => {
  const total = ANSWERS.reduce((sum, answer) => sum + counts[answer], 0);
  let before = 0;
  return (
    <div class="answers">
      {/* Attributes, since a style would be refused by the page's own policy. */}
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {ANSWERS.filter((answer) => counts[answer] > 0).map((answer) => {
          const width = (100 * counts[answer]) / total;
          const x = before;
          before += width;
          return <rect class={`answers__${answer}`} x={x} y="0" width={width} height="4" />;
        })}
      </svg>
      <p>{describeCounts(counts)}</p>
    </div>
  );
};
