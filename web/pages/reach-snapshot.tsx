import type { Child } from 'hono/jsx';
import { nameCheckpoint } from '#core/reach/checkpoint.ts';
import { typedKeys } from '#core/reach/enter-numbers.ts';
import { keyOf, type Metric } from '#core/reach/metric.ts';
import type { Reading } from '#core/reach/reading.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import type { Zone } from '#core/slot.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { nameDate } from '../components/calendar-date.ts';
import { DataTable } from '../components/data-table.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PublicLink } from '../components/public-link.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TimeText } from '../components/time-text.tsx';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { campaignPath, postPath } from '../office-paths.ts';
import type { PublicPostView } from '../post-view.ts';
import { STATUS_WORDS } from '../reach/reach-words.ts';
import { NumberFields, withTyped } from './enter-reach.tsx';
import { Panel } from './panel.tsx';
import { namePost } from './post.tsx';
import { nameMetric, nameSnapshot, noteOn, snapshotPath, writeReading } from './reading-text.tsx';
import { type Refusal, RefusalAlert } from './refusal-alert.tsx';

export interface ReachSnapshotPageProps {
  readonly view: PublicPostView;
  readonly snapshot: Snapshot;
  readonly form?: FormState | undefined;
  /** Why the numbers were not changed. */
  readonly refusal?: Refusal | undefined;
}

/** Everything that is stored of one reading of a post. */
export const ReachSnapshotPage = ({
  view,
  snapshot,
  form = freshForm(),
  refusal,
}: ReachSnapshotPageProps) => {
  const { office, post, campaign, reach } = view;
  const title = nameSnapshot(snapshot, office.zone);
  const metrics = reach.metrics.filter((metric) => keyOf(metric) in snapshot.readings);
  return (
    <Layout
      title={title}
      section="posts"
      width="wide"
      failed={refusal !== undefined || Object.keys(form.errors).length > 0}
    >
      <Breadcrumb trail={[{ href: `${postPath(post)}#reach`, label: namePost(view) }]} here={title} />
      <PageTitle above={namePost(view)}>{title}</PageTitle>
      <ErrorSummary errors={form.errors} />
      {refusal === undefined ? null : <RefusalAlert refusal={refusal} zone={office.zone} />}
      <SummaryList
        entries={[
          { label: 'Read', value: <TimeText at={snapshot.takenAt} zone={office.zone} /> },
          {
            label: 'Counts for the age of',
            value:
              snapshot.checkpoint === 'asked'
                ? 'None: it is in no total'
                : nameCheckpoint(snapshot.checkpoint),
          },
          { label: 'Published', value: <TimeText at={snapshot.publishedAt} zone={office.zone} /> },
          { label: 'Week of publishing', value: `From ${nameDate(snapshot.week)}` },
          {
            label: 'Public at',
            value: <PublicLink href={post.receipt.permalink}>{post.receipt.permalink}</PublicLink>,
          },
          {
            label: 'Campaign',
            value: (
              <a href={campaignPath(office.id, snapshot.campaignId)}>
                {campaign?.title ?? snapshot.campaignId}
              </a>
            ),
          },
          { label: 'Message', value: `${snapshot.messageId}, ${snapshot.language}` },
          {
            label: 'Stored',
            value: snapshot.version === 1 ? 'Once' : `${snapshot.version} times, the last is shown`,
          },
        ]}
      />
      <h2>What was read</h2>
      <Readings {...{ snapshot, metrics, zone: office.zone }} />
      <Mend {...{ view, snapshot, metrics, form }} />
    </Layout>
  );
};

interface ReadingsProps {
  readonly snapshot: Snapshot;
  readonly metrics: readonly Metric[];
  readonly zone: Zone;
}

const Readings = ({ snapshot, metrics, zone }: ReadingsProps) => {
  const readingOf = (metric: Metric): Reading | undefined => snapshot.readings[keyOf(metric)];
  const tell = (metric: Metric, words: (reading: Reading) => Child): Child => {
    const reading = readingOf(metric);
    return reading === undefined ? null : words(reading);
  };
  return (
    <DataTable
      caption="What was read"
      captionHidden
      rows={metrics}
      columns={[
        { label: 'Number', cell: (metric) => nameMetric(metric, metrics) },
        { label: 'Value', cell: (metric) => tell(metric, writeReading) },
        { label: 'Status', cell: (metric) => tell(metric, (reading) => describeStatus(reading, zone)) },
        { label: 'What is counted', cell: (metric) => `${metric.meaning} ${describeCounting(metric)}` },
        {
          label: 'Definition',
          cell: ({ native, version, unit, validFrom, validTo, source }) => (
            <>
              {native}, version {version}, in {unit}; since {nameDate(validFrom)}
              {validTo === undefined ? '' : ` until ${nameDate(validTo)}`}. Source:{' '}
              <Sources source={source} />
            </>
          ),
        },
      ]}
    />
  );
};

function describeStatus(reading: Reading, zone: Zone): string {
  const note = noteOn(reading, zone);
  const { name, says } = STATUS_WORDS[reading.status];
  return note ?? `${name}. ${says}`;
}

function describeCounting({ counting }: Metric): string {
  return counting === 'unique' ? 'Each person counts once.' : 'The same person counts each time.';
}

/** The pages that say what a platform counts. */
const Sources = ({ source }: { source: string }) => (
  <>
    {source.split(/;\s*/).map((page, index) => (
      <>
        {index === 0 ? null : ', '}
        <PublicLink href={page}>{nameSource(page)}</PublicLink>
      </>
    ))}
  </>
);

/** Such as `docs.x.com/changelog`. */
function nameSource(page: string): string {
  if (!URL.canParse(page)) return page;
  const { hostname, pathname } = new URL(page);
  return `${hostname}${pathname === '/' ? '' : pathname}`;
}

type MendProps = Omit<ReadingsProps, 'zone'> & { readonly view: PublicPostView; readonly form: FormState };

/** What a person typed in can be mended or taken back, however late it is. */
const Mend = ({ view, snapshot, metrics, form }: MendProps) => {
  const typed = typedKeys(snapshot);
  if (typed.length === 0 || !view.mayWrite) return null;
  const own = metrics.filter((metric) => typed.includes(keyOf(metric)));
  return (
    <Panel id="mend" heading="Mend what was typed in">
      <p>Change a number that was mistyped. Empty its field to take it back: it is unknown again then.</p>
      <Form action={snapshotPath(view.post, snapshot)} label="Mend what was typed in">
        <Hidden name="seen" value={String(snapshot.version)} />
        <NumberFields metrics={own} form={withTyped(form, own, snapshot)} />
        <ButtonRow>
          <Button>Save the numbers</Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
};
