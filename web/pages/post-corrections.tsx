import { describeRemedy } from '#core/correct-post.ts';
import type { Correction } from '#core/correction.ts';
import { describeSpan, timeToCorrection } from '#core/time-to-correction.ts';
import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Card, CardList } from '../components/card.tsx';
import { PublicLink } from '../components/public-link.tsx';
import { TimeText } from '../components/time-text.tsx';
import { postPath } from '../office-paths.ts';
import type { PublicPostView } from '../post-view.ts';

/** What was wrong with a public post and how it was put right, and the way to record more. */
export const PostCorrections = ({ view }: { view: PublicPostView }) => {
  const { post, mayWrite } = view;
  const corrections = post.corrections ?? [];
  return (
    <section id="corrections" aria-labelledby="corrections-heading">
      <h2 id="corrections-heading">Corrections</h2>
      {corrections.length === 0 ? (
        <p>None is recorded.</p>
      ) : (
        <CardList>
          {corrections.map((correction) => (
            <CorrectionCard correction={correction} view={view} />
          ))}
        </CardList>
      )}
      {mayWrite ? (
        <ButtonRow>
          <ButtonLink href={postPath(post, 'correct')} kind="outline">
            Record a correction
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </section>
  );
};

const CorrectionCard = ({ correction, view }: { correction: Correction; view: PublicPostView }) => {
  const { office, post, rules } = view;
  const { reason, remedy, noticedAt, correctedAt, by, at } = correction;
  const { sincePublished, sinceNoticed } = timeToCorrection(correction, post.receipt.publishedAt);
  return (
    <Card heading={`${reason}.`}>
      <p>
        {describeRemedy(remedy, rules.name)} on <TimeText at={correctedAt} zone={office.zone} />.
      </p>
      {remedy.kind === 'post' ? (
        <p>
          {remedy.postId === undefined ? (
            <PublicLink href={remedy.permalink}>{remedy.permalink}</PublicLink>
          ) : (
            <a href={postPath({ officeId: office.id, id: remedy.postId })}>Open the post that corrects it</a>
          )}
        </p>
      ) : null}
      <p>
        Put right {describeSpan(sinceNoticed)} after it was noticed (
        <TimeText at={noticedAt} zone={office.zone} />
        ), and {describeSpan(sincePublished)} after publishing.
      </p>
      <p class="usa-hint">
        Recorded by {by.name}, <TimeText at={at} zone={office.zone} />
      </p>
    </Card>
  );
};
