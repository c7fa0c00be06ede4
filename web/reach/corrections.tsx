import { type CorrectionSummary, describeSpan } from '#core/correct-post.ts';
import { HOUR } from '#core/time.ts';
import { postPath } from '../office-paths.ts';
import { countPosts } from '../pages/count-posts.ts';

export interface CorrectionsProps {
  readonly corrections: CorrectionSummary;
  /** Whether each leads to its post. On paper nothing leads anywhere. */
  readonly linked: boolean;
}

/** What was wrong with an office's posts, and how long it took to put it right. */
export const Corrections = ({ corrections: { count, list, medianHours }, linked }: CorrectionsProps) => (
  <section aria-labelledby="corrections">
    <h2 id="corrections">Corrections</h2>
    {medianHours === undefined ? (
      <p>None is recorded for the posts of this campaign.</p>
    ) : (
      <>
        <p>
          {count === 1 ? '1 is recorded' : `${count} are recorded`}, of{' '}
          {countPosts(new Set(list.map(({ post }) => post.id)).size)}. In the middle of them, a mistake was
          put right {describeSpan(medianHours.sinceNoticed * HOUR)} after it was noticed, and{' '}
          {describeSpan(medianHours.sincePublished * HOUR)} after it was published.
        </p>
        <ul class="plain-list">
          {list.map(({ post, correction, sinceNoticed }) => (
            <li>
              {linked ? <a href={`${postPath(post)}#corrections`}>{correction.reason}</a> : correction.reason}
              , put right {describeSpan(sinceNoticed)} after it was noticed.
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
);
