import type { SimilarGroup } from '#core/similar-groups.ts';
import { markShared, type Segment } from '#core/similar-marks.ts';
import type { NamedPost, PreparedOffers } from '#use-cases/prepare-offers.ts';
import { Alert } from '../components/alert.tsx';
import { writeNumber } from '../components/number-text.ts';
import { TimeText } from '../components/time-text.tsx';

export interface SimilarTextsProps {
  /** The largest first. */
  readonly groups: readonly SimilarGroup[];
  readonly posts: PreparedOffers['posts'];
}

/** Groups shown: whoever has read ten knows what is wrong with the rest. */
const SHOWN = 10;

/** Texts on X of different offices that share too much, two of each group side by side. */
export const SimilarTexts = ({ groups, posts }: SimilarTextsProps) => {
  const texts = groups.reduce((sum, { keys }) => sum + keys.length, 0);
  const more = groups.length - SHOWN;
  return (
    <section aria-labelledby="similar">
      <h2 id="similar">Texts on X that are too much alike</h2>
      <Alert kind="warning">
        <p>
          {writeNumber(texts)} texts of different offices share most of their words, in{' '}
          {groups.length === 1 ? '1 group' : `${writeNumber(groups.length)} groups`}. X forbids near-identical
          texts across accounts. Leave X out, or let an approver of the association give a reason below.
        </p>
      </Alert>
      <ol class="similar-list">
        {groups.slice(0, SHOWN).map((group) => (
          <Group group={group} posts={posts} />
        ))}
      </ol>
      {more > 0 ? <p>And {writeNumber(more)} more.</p> : null}
    </section>
  );
};

const Group = ({ group, posts }: { group: SimilarGroup; posts: PreparedOffers['posts'] }) => {
  const { keys, closest } = group;
  const [one, other] = [posts.get(closest.one), posts.get(closest.other)];
  if (!one || !other) return null;
  const marked = markShared(one.post.text, other.post.text);
  return (
    <li>
      <p>
        <strong>{writeNumber(keys.length)} texts.</strong> The two that are most alike share{' '}
        {Math.round(closest.similarity * 100)}% of their wording; what both say is marked.
      </p>
      <div class="similar-pair">
        <Text named={one} segments={marked.one} />
        <Text named={other} segments={marked.other} />
      </div>
    </li>
  );
};

const Text = ({ named, segments }: { named: NamedPost; segments: readonly Segment[] }) => (
  <div class="similar-text">
    <p>
      <strong>{named.office.name}</strong>
      <br />
      <TimeText at={named.post.slot.due} zone={named.post.slot.zone} />
    </p>
    <p class="preview__text" lang={named.post.language}>
      {segments.map(({ text, shared }) => (shared ? <mark>{text}</mark> : text))}
    </p>
  </div>
);
