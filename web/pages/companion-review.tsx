import { answerField } from '#core/check-answers.ts';
import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import { describeScore, describeWeakClaim } from '#core/companion/describe-review.ts';
import type { Review } from '#core/companion/review-document.ts';
import { judgeCount } from '#core/count-words.ts';
import { writeNumber } from '../components/number-text.ts';
import { NO_CERTIFICATE } from '../components/wording-notes.tsx';
import { claimField } from '../forms/companion-form.ts';

export interface CompanionReviewProps {
  readonly template: CompanionTemplate;
  readonly review: Review;
  /** Whether the fields stand on the page, so that links can lead to them. */
  readonly isForm: boolean;
}

/** What to look at once more before a document leaves the office. */
export const CompanionReview = ({ template, review, isForm }: CompanionReviewProps) => {
  const { missing, length, score, weakClaims, notes } = review;
  const link = (field: string, words: string) => (isForm ? <a href={`#${field}`}>{words}</a> : words);
  return (
    <section aria-labelledby="review">
      <h2 id="review">Before it leaves your office</h2>
      <p>
        This is what stands in the document as it was saved last. None of it keeps you from using it, and
        where nothing is listed it still wants a reader.
      </p>
      {missing.length === 0 ? (
        <p>Everything that the document needs is filled in.</p>
      ) : (
        <>
          <h3>Still missing</h3>
          <ul>
            {missing.map(({ key, label }) => (
              <li>{link(answerField(key), label)}</li>
            ))}
          </ul>
        </>
      )}
      {length === undefined ? null : (
        <>
          <h3>Length</h3>
          <p>
            {writeNumber(length.words)} {length.words === 1 ? 'word' : 'words'} in your own text:{' '}
            {judgeCount(length.words, length.limits)}. Newspapers like {length.limits.min} to{' '}
            {length.limits.max}. The headline, your name and the sources do not count.
          </p>
        </>
      )}
      {score === undefined ? null : (
        <>
          <h3>How hard it is to read</h3>
          <p>{describeScore(score, template.grade_max)}</p>
        </>
      )}
      {weakClaims.length === 0 ? null : (
        <>
          <h3>Claims to look at again</h3>
          <ul>
            {weakClaims.map((weak) => (
              <li>
                “{link(claimField(weak.at), weak.claim.sentence)}”{' '}
                {describeWeakClaim(weak, template.evidence ?? 1)}
              </li>
            ))}
          </ul>
        </>
      )}
      {notes.length === 0 ? null : (
        <>
          <h3>Words to look at again</h3>
          <ul>
            {notes.map(({ message }) => (
              <li>{message}</li>
            ))}
          </ul>
          <p>{NO_CERTIFICATE}</p>
        </>
      )}
    </section>
  );
};
