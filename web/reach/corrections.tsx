import { HOUR } from '#core/time.ts';
import { describeSpan } from '#core/time-to-correction.ts';
import { countPosts } from '../pages/count-posts.ts';
import type { CorrectionsView } from './corrections-view.ts';

export interface CorrectionsProps {
  readonly corrections: CorrectionsView;
  /** Whether each leads to its post. On paper nothing leads anywhere. */
  readonly linked: boolean;
}

/** How long it took to put right what was wrong with a campaign's posts. */
export const Corrections = ({ corrections: { posts, lines, medianHours }, linked }: CorrectionsProps) => (
  <section aria-labelledby="corrections">
    <h2 id="corrections">Corrections</h2>
    {medianHours === undefined ? (
      <p>None is recorded for the posts of this campaign.</p>
    ) : (
      <>
        <p>
          {lines.length === 1 ? '1 is recorded' : `${lines.length} are recorded`}, of {countPosts(posts)}. In
          the middle of them, a mistake was put right {describeSpan(medianHours.sinceNoticed * HOUR)} after it
          was noticed, and {describeSpan(medianHours.sincePublished * HOUR)} after it was published.
        </p>
        <ul class="plain-list">
          {lines.map(({ words, href, sinceNoticed }) => (
            <li>
              {linked && href !== undefined ? <a href={href}>{words}</a> : words}, put right{' '}
              {describeSpan(sinceNoticed)} after it was noticed.
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
);
