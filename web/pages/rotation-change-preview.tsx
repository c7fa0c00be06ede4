import type { Channel } from '#core/channel.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { Post } from '#core/post.ts';
import type { RotationDifference } from '#core/rotation/find-difference.ts';
import type { Slot } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Instant } from '#core/time.ts';
import type { PreparedChange } from '#use-cases/change-rotation.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Carried } from '../components/carried.tsx';
import { DataTable } from '../components/data-table.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import type { FieldErrors, FormState, FormValues } from '../forms/form-state.ts';
import { carriedRotation } from '../forms/rotation-form.ts';
import type { LinksView } from '../links-view.ts';
import { campaignPath } from '../office-paths.ts';
import type { ApprovalOutlook } from '../read-approval.ts';
import { changeRotationPath } from '../rotation-paths.ts';
import { CostPreview } from './cost-lines.tsx';
import { countPosts } from './count-posts.ts';
import { LastStep } from './last-step.tsx';
import { listNames } from './list-names.ts';
import { namePlatform } from './name-platform.ts';
import { titleOf, When } from './rotation-order.tsx';
import { LeftOut } from './rotation-preview.tsx';
import { RotationTexts } from './rotation-texts.tsx';

export interface RotationChangePreviewPageProps extends ApprovalOutlook {
  readonly office: Office;
  readonly prepared: PreparedChange;
  readonly pack: Pack;
  readonly rules: readonly TextRules[];
  readonly channels: readonly Channel[];
  readonly now: Instant;
  /** Where the links of the new posts lead. */
  readonly links: LinksView;
  readonly values: FormValues;
  readonly errors: FieldErrors;
  /** Whether the rotation is not what the person saw when they confirmed. */
  readonly outdated: boolean;
}

/** What a change does to each post that nobody has approved, before it is done. */
export const RotationChangePreviewPage = (props: RotationChangePreviewPageProps) => {
  const { office, prepared, pack, rules, channels, now, errors, outdated, alone, others } = props;
  const { campaign, difference, empty, omitted, cost, seen } = prepared;
  const { added, dropped } = difference;
  const carried = carriedRotation(props.values);
  const form: FormState = { values: props.values, errors };
  const same = added.length + dropped.length === 0;
  return (
    <Layout
      title="See what changes"
      section="posts"
      width="wide"
      failed={outdated || Object.keys(errors).length > 0}
    >
      <Breadcrumb
        trail={[{ href: campaignPath(office.id, campaign.id), label: campaign.title }]}
        here="See what changes"
      />
      <PageTitle above={campaign.title}>See what changes</PageTitle>
      <ErrorSummary errors={errors} />
      {outdated ? (
        <Alert kind="warning" heading="Nothing was changed">
          <p>
            The rotation or one of its posts has changed since you looked. Below is what would change now.
          </p>
        </Alert>
      ) : null}
      <p class="lead">{describeDifference(difference)} Nothing is changed yet.</p>
      {same ? null : <Differences {...{ difference, pack, rules }} />}
      <LeftOut empty={empty} omitted={omitted} />
      {added.length === 0 ? null : (
        <>
          <h2>Every new text</h2>
          <RotationTexts
            {...{ office, posts: added, pack, rules, channels }}
            links={props.links}
            facts={props.prepared.facts}
          />
        </>
      )}
      <CostPreview office={office} check={cost} rules={rules} now={now} />
      {cost.refusal === undefined ? (
        <LastStepOfChange {...{ ...props, form, carried, seen, same, alone, others }} />
      ) : null}
      <Form action={changeRotationPath(office.id, campaign.id, 'change')} label="Change">
        <Carried values={carried} />
        <ButtonRow>
          <Button kind="outline">Change something else</Button>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

interface LastStepOfChangeProps extends RotationChangePreviewPageProps {
  readonly form: FormState;
  readonly carried: FormValues;
  readonly seen: string;
  readonly same: boolean;
}

const LastStepOfChange = (props: LastStepOfChangeProps) => {
  const { office, prepared, form, carried, seen, same, alone, others } = props;
  const { campaign, difference } = prepared;
  const action = changeRotationPath(office.id, campaign.id);
  if (difference.added.length > 0) {
    return (
      <LastStep
        {...{ action, office, form, alone, others }}
        count={difference.added.length}
        when="in place of what makes way"
      >
        <Carried values={carried} />
        <Hidden name="seen" value={seen} />
      </LastStep>
    );
  }
  return (
    <Form action={action} label="Change the rotation">
      <Carried values={carried} />
      <Hidden name="seen" value={seen} />
      <Hidden name="attested" value="yes" />
      <ButtonRow>
        <Button>{same ? 'Keep it so' : `Take out ${countPosts(difference.dropped.length)}`}</Button>
      </ButtonRow>
    </Form>
  );
};

interface DifferenceRow {
  readonly slot: Slot;
  readonly before: readonly Post[];
  readonly after: readonly Post[];
}

const Differences = ({
  difference,
  pack,
  rules,
}: {
  readonly difference: RotationDifference;
  readonly pack: Pack;
  readonly rules: readonly TextRules[];
}) => (
  <>
    <h2>Time by time</h2>
    <DataTable
      caption="What changes, time by time"
      captionHidden
      rows={rowsOf(difference)}
      columns={[
        { label: 'When', cell: ({ slot }) => <When slot={slot} /> },
        { label: 'Until now', cell: ({ before }) => <Said posts={before} pack={pack} rules={rules} /> },
        { label: 'From now on', cell: ({ after }) => <Said posts={after} pack={pack} rules={rules} /> },
      ]}
    />
  </>
);

/** Such as `We learn (X and Facebook)`. */
const Said = ({
  posts,
  pack,
  rules,
}: {
  readonly posts: readonly Post[];
  readonly pack: Pack;
  readonly rules: readonly TextRules[];
}) => {
  if (posts.length === 0) return <>Nothing</>;
  const said = [...Map.groupBy(posts, ({ source }) => source.messageId)].map(([messageId, some]) => {
    const names = listNames(some.map(({ platform }) => namePlatform(rules, platform)));
    return `${titleOf(pack, messageId)} (${names})`;
  });
  return <>{said.join('; ')}</>;
};

function rowsOf({ added, dropped }: RotationDifference): readonly DifferenceRow[] {
  const together = Map.groupBy([...dropped, ...added], ({ slot }) => slot.due);
  return [...together]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([due, some]) => {
      const [first] = some;
      const at = (posts: readonly Post[]) => posts.filter(({ slot }) => slot.due === due);
      return first ? [{ slot: first.slot, before: at(dropped), after: at(added) }] : [];
    });
}

function describeDifference({ added, dropped, kept, fixed }: RotationDifference): string {
  if (added.length + dropped.length === 0) return 'No post changes.';
  return [
    `${countPosts(added.length)} ${added.length === 1 ? 'is' : 'are'} new;`,
    `${countPosts(dropped.length)} that nobody has approved ${dropped.length === 1 ? 'makes' : 'make'} way.`,
    `${countPosts(kept.length + fixed.length)} to come ${kept.length + fixed.length === 1 ? 'stays' : 'stay'} as ${kept.length + fixed.length === 1 ? 'it is' : 'they are'}, ${fixed.length} of them approved.`,
  ].join(' ');
}
