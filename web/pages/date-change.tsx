import type { Child } from 'hono/jsx';
import type { AffectedPost, AffectedPosts } from '#core/election/affected-posts.ts';
import { describeKey, isSameKey } from '#core/election/calendar-date.ts';
import { liveDates } from '#core/election/dates-for.ts';
import { describeValue } from '#core/election/describe-value.ts';
import type { Scope } from '#core/member.ts';
import { describeTime } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { PreparedDate } from '#use-cases/set-election-date.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { StateTag } from '../components/state-tag.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { electionPath, electionsPath } from '../election-paths.ts';
import type { FormValues } from '../forms/form-state.ts';
import { postPath } from '../office-paths.ts';
import { countOffices } from './association-numbers.ts';
import { countPosts } from './count-posts.ts';
import { nameOf } from './election-dates.tsx';
import { electionSection } from './election-section.ts';
import { excerptOf } from './excerpt.ts';
import { namePlatform } from './name-platform.ts';

export interface DateChangePageProps {
  readonly keeper: Scope;
  readonly prepared: PreparedDate;
  /** Everything that the form holds, to carry along. */
  readonly values: FormValues;
  /** What becomes of the posts: of an office each of them, of an association how many in each office. */
  readonly affected: Child;
}

/** What a change of the calendar does, before it is done. */
export const DateChangePage = ({ keeper, prepared, values, affected }: DateChangePageProps) => {
  const { calendar, date } = prepared;
  const { election, dates } = calendar;
  const before = dates.find(({ id }) => id === date.supersedes);
  const ofState =
    date.scope.kind === 'office' &&
    liveDates(dates).find((other) => other.scope.kind === 'state' && isSameKey(other, date));
  const title = 'See what changes';
  return (
    <Layout title={title} section={electionSection(keeper)} width="wide">
      <Breadcrumb
        trail={[
          { href: electionsPath(keeper), label: 'Elections' },
          { href: electionPath(keeper, election.id), label: election.name },
        ]}
        here={title}
      />
      <PageTitle above={election.name}>{title}</PageTitle>
      <p class="lead">Nothing is changed yet.</p>
      <SummaryList
        entries={[
          { label: 'Date', value: nameOf(date) },
          ...(before ? [{ label: 'Until now', value: describeValue(before.value) }] : []),
          ...(ofState ? [{ label: 'Your state’s date', value: describeValue(ofState.value) }] : []),
          { label: before ? 'From now on' : 'When', value: describeValue(date.value) },
          { label: 'Source', value: date.source.text },
          ...(date.reason === undefined ? [] : [{ label: 'Reason', value: date.reason }]),
        ]}
      />
      {affected}
      <Form action={electionPath(keeper, election.id, 'dates')} label="Change">
        {Object.entries({ ...values, confirmed: 'yes' }).flatMap(([name, value]) =>
          (typeof value === 'string' ? [value] : value).map((each) => <Hidden name={name} value={each} />),
        )}
        <ButtonRow>
          <Button>{before ? `Change ${describeKey(date)}` : `Enter ${describeKey(date)}`}</Button>
          <a href={electionPath(keeper, election.id)}>Back without changing</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

export interface AffectedPostListsProps {
  readonly affected: AffectedPosts;
  /** In the order in which pages show the platforms. */
  readonly rules: readonly TextRules[];
}

/** Every post of an office that a change reaches, by what becomes of it. */
export const AffectedPostLists = ({ affected: { move, reopen, tell }, rules }: AffectedPostListsProps) =>
  move.length + reopen.length + tell.length === 0 ? (
    <p>No post of your office follows this date or names it.</p>
  ) : (
    <>
      <AffectedList
        heading="Go back to approval"
        about="They were approved for the old date. None of them goes out before somebody has read and approved it again."
        posts={reopen}
        rules={rules}
      />
      <AffectedList heading="Move along" about="Nobody has approved them yet." posts={move} rules={rules} />
      <AffectedList
        heading="Are out already, or may be"
        about="Clarion changes nothing about them. Look at each, and correct it on its platform if it is wrong now."
        posts={tell}
        rules={rules}
      />
    </>
  );

interface AffectedListProps {
  readonly heading: string;
  readonly about: string;
  readonly posts: readonly AffectedPost[];
  readonly rules: readonly TextRules[];
}

export const AffectedList = ({ heading, about, posts, rules }: AffectedListProps) =>
  posts.length === 0 ? null : (
    <section>
      <h2>
        {heading}: {countPosts(posts.length)}
      </h2>
      <p>{about}</p>
      <DataTable
        caption={heading}
        captionHidden
        rows={posts}
        columns={[
          { label: 'Post', cell: ({ post }) => <a href={postPath(post)}>{excerptOf(post.text)}</a> },
          { label: 'Channel', cell: ({ post }) => namePlatform(rules, post.platform) },
          { label: 'State', cell: ({ post }) => <StateTag state={post.state} /> },
          {
            label: 'Until now',
            cell: ({ post }) => describeTime(post.slot.due, post.slot.zone),
          },
          { label: 'Afterwards', cell: describeAfterwards },
        ]}
      />
    </section>
  );

function describeAfterwards({ slot, lost, oldWords }: AffectedPost): string {
  const words = [...new Set(oldWords.map((found) => `“${found.words}”`))].join(', ');
  return [
    ...(slot ? [describeTime(slot.after.due, slot.after.zone)] : lost ? [lost.message] : ['The same time']),
    ...(words === '' ? [] : [`The text says ${words}.`]),
  ].join('. ');
}

/** How many posts of each office a change reaches. */
export interface OfficeCounts {
  readonly name: string;
  readonly moved: number;
  readonly reopened: number;
  readonly told: number;
}

export const AffectedOffices = ({
  offices,
  asked,
}: {
  readonly offices: readonly OfficeCounts[];
  /** How many offices were looked at. */
  readonly asked: number;
}) =>
  offices.length === 0 ? (
    <p>No post of the {countOffices(asked)} in this state follows this date or names it.</p>
  ) : (
    <section>
      <h2>
        Posts in {offices.length} of {countOffices(asked)}
      </h2>
      <Alert kind="info">
        <p>
          Approved posts go back to approval in their office. What nobody has approved moves along. What is
          out stays, and its office is told to look at it.
        </p>
      </Alert>
      <DataTable
        caption="Posts by office"
        captionHidden
        rows={offices}
        columns={[
          { label: 'Office', cell: ({ name }) => name },
          { label: 'Back to approval', numeric: true, cell: ({ reopened }) => reopened },
          { label: 'Move along', numeric: true, cell: ({ moved }) => moved },
          { label: 'Out already', numeric: true, cell: ({ told }) => told },
        ]}
      />
    </section>
  );
