import type { Child } from 'hono/jsx';
import { nameCheckpoint } from '#core/reach/checkpoint.ts';
import { keyOf, type Metric } from '#core/reach/metric.ts';
import { numberOf, type Reading } from '#core/reach/reading.ts';
import type { AgeOfPost } from '#use-cases/read-post-reach.ts';
import { type Column, DataTable } from '../components/data-table.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { PublicPostView } from '../post-view.ts';
import { nameMetric, noteOn, snapshotPath, writeReading } from './reading-text.tsx';

/** When each age was read, or one metric. */
type Row = 'read' | Metric;

/** What was read of a post at each age, metric by metric, with a note wherever a platform did not tell a number. */
export const PostReachTable = ({ view }: { view: PublicPostView }) => {
  const { office, rules, reach } = view;
  const notes = listNotes(view);
  const columns: readonly Column<Row>[] = [
    {
      label: 'Number',
      cell: (row) => (row === 'read' ? 'Read' : nameMetric(row, reach.metrics)),
    },
    ...reach.ages.map((age) => ({
      label: `After ${nameCheckpoint(age.checkpoint)}`,
      cell: (row: Row) =>
        row === 'read' ? <WhenRead age={age} view={view} /> : <Cell {...{ age, metric: row, notes, view }} />,
    })),
  ];
  return (
    <>
      <DataTable
        caption={`Reach on ${rules.name} by age`}
        captionHidden
        rows={['read', ...reach.metrics]}
        columns={columns}
      />
      {notes.length === 0 ? null : (
        <ul class="plain-list">
          {notes.map((note, index) => (
            <li id={`reach-note-${index + 1}`}>
              Note {index + 1}: {note}
            </li>
          ))}
        </ul>
      )}
      <p class="usa-hint">Times are those of {office.name}.</p>
    </>
  );
};

const WhenRead = ({ age, view }: { age: AgeOfPost; view: PublicPostView }): Child => {
  const { office, post, now } = view;
  const { snapshot, dueAt, endsAt } = age;
  if (snapshot) {
    return (
      <a href={snapshotPath(post, snapshot)}>
        <TimeText at={snapshot.takenAt} zone={office.zone} />
      </a>
    );
  }
  if (now < dueAt) {
    return (
      <>
        Due <TimeText at={dueAt} zone={office.zone} />
      </>
    );
  }
  return now <= endsAt ? 'Due now' : 'Not read';
};

interface CellProps {
  readonly age: AgeOfPost;
  readonly metric: Metric;
  readonly notes: readonly string[];
  readonly view: PublicPostView;
}

const Cell = ({ age: { snapshot, endsAt }, metric, notes, view }: CellProps): Child => {
  if (!snapshot) return view.now <= endsAt ? 'Not yet' : 'Unknown';
  const reading = snapshot.readings[keyOf(metric)];
  if (!reading) return 'Not counted then';
  const number = notes.indexOf(noteOn(reading, view.office.zone) ?? '') + 1;
  return number === 0 ? writeReading(reading) : <Noted reading={reading} number={number} />;
};

const Noted = ({ reading, number }: { reading: Reading; number: number }) => {
  const link = <a href={`#reach-note-${number}`}>note {number}</a>;
  return numberOf(reading) === undefined ? (
    <>
      {writeReading(reading)}, {link}
    </>
  ) : (
    <>
      {writeReading(reading)}, typed in, {link}
    </>
  );
};

/** Each note once, in the order in which the table comes to them. */
function listNotes({ reach, office }: PublicPostView): readonly string[] {
  const notes = reach.metrics.flatMap((metric) =>
    reach.ages.flatMap(({ snapshot }) => {
      const reading = snapshot?.readings[keyOf(metric)];
      return (reading && noteOn(reading, office.zone)) ?? [];
    }),
  );
  return [...new Set(notes)];
}
