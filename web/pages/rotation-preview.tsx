import type { Pack } from '#core/pack.ts';
import type { PreparedRotation } from '#use-cases/prepare-rotation.ts';
import { Carried } from '../components/carried.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { FormState } from '../forms/form-state.ts';
import { carriedRotation } from '../forms/rotation-form.ts';
import { officePath } from '../paths.ts';
import { ChangeSomething } from './change-something.tsx';
import { CostPreview } from './cost-lines.tsx';
import { countPosts } from './count-posts.ts';
import { LastStep } from './last-step.tsx';
import type { PreviewProps } from './preview-props.ts';
import { orderTurns, RotationOrder } from './rotation-order.tsx';
import { RotationSteps } from './rotation-steps.tsx';
import { RotationTexts } from './rotation-texts.tsx';

export interface RotationPreviewPageProps extends PreviewProps {
  readonly prepared: PreparedRotation;
  readonly pack: Pack;
}

/** A whole rotation as it will go out, and the last step before it is scheduled. */
export const RotationPreviewPage = (props: RotationPreviewPageProps) => {
  const { office, prepared, pack, rules, channels, now, errors, alone, others } = props;
  const { difference, empty, omitted, cost, campaign } = prepared;
  const posts = difference.added;
  const turns = orderTurns(posts);
  const carried = carriedRotation(props.values);
  const form: FormState = { values: props.values, errors };
  const [first, last] = [turns[0], turns.at(-1)];
  return (
    <Layout
      title="Read every post"
      section="new-announcement"
      width="wide"
      failed={Object.keys(errors).length > 0}
    >
      <PageTitle above={campaign.title}>Read every post</PageTitle>
      <RotationSteps current={3} />
      <ErrorSummary errors={errors} />
      {first && last ? (
        <p class="lead">
          {countPosts(posts.length)} at {turns.length === 1 ? 'one time' : `${turns.length} times`}: the first
          on <TimeText at={first.slot.due} zone={first.slot.zone} />, the last on{' '}
          <TimeText at={last.slot.due} zone={last.slot.zone} />. Nothing is scheduled yet.
        </p>
      ) : null}
      <h2>The whole order</h2>
      <RotationOrder posts={posts} pack={pack} rules={rules} />
      <LeftOut empty={empty} omitted={omitted} />
      <h2>Every text</h2>
      <p>A message says the same each time its turn comes. This is exactly what the public will see.</p>
      <RotationTexts
        {...{ office, posts, pack, rules, channels }}
        links={props.links}
        facts={props.prepared.facts}
      />
      <CostPreview office={office} check={cost} rules={rules} now={now} />
      {cost.refusal === undefined && first ? (
        <LastStep
          action={officePath(office.id, '/rotations')}
          {...{ office, form, alone, others }}
          count={posts.length}
          when="of this rotation"
        >
          <Carried values={carried} />
        </LastStep>
      ) : null}
      <ChangeSomething action={officePath(office.id, '/rotations/change')} values={carried} />
    </Layout>
  );
};

/** What stays empty or cannot be made, and why. */
export const LeftOut = ({ empty, omitted }: Pick<PreparedRotation, 'empty' | 'omitted'>) =>
  empty.length + omitted.length === 0 ? null : (
    <section aria-labelledby="left-out">
      <h2 id="left-out">What is left out, and why</h2>
      <ul>
        {[...empty, ...omitted].map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </section>
  );
