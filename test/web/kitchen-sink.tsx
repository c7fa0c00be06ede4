import { CLARION } from '#core/audit.ts';
import { Language, Platform } from '#core/ids.ts';
import { PostState } from '#core/post.ts';
import { Zone } from '#core/slot.ts';
import { Instant } from '#core/time.ts';
import { Alert } from '#web/components/alert.tsx';
import { Breadcrumb } from '#web/components/breadcrumb.tsx';
import { Button, ButtonLink, ButtonRow } from '#web/components/buttons.tsx';
import type { CalendarEntry } from '#web/components/calendar-entry.tsx';
import { CalendarList } from '#web/components/calendar-list.tsx';
import { CalendarMonth } from '#web/components/calendar-month.tsx';
import { CalendarWeek } from '#web/components/calendar-week.tsx';
import { Card, CardList } from '#web/components/card.tsx';
import { Checkboxes, Radios } from '#web/components/choices.tsx';
import { CopyText } from '#web/components/copy-text.tsx';
import { DataTable } from '#web/components/data-table.tsx';
import { DateField, TimeField } from '#web/components/date-time-fields.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Form, Hidden } from '#web/components/form.tsx';
import { HistoryList } from '#web/components/history-list.tsx';
import { Layout } from '#web/components/layout.tsx';
import { nameDay, YearMonth } from '#web/components/month.ts';
import { PageTitle } from '#web/components/page-title.tsx';
import { PostPreview } from '#web/components/post-preview.tsx';
import { Select } from '#web/components/select.tsx';
import { StateTag } from '#web/components/state-tag.tsx';
import { describeState } from '#web/components/state-text.ts';
import { Steps } from '#web/components/steps.tsx';
import { SummaryList } from '#web/components/summary-list.tsx';
import { TextArea } from '#web/components/text-area.tsx';
import { TextField } from '#web/components/text-field.tsx';
import { TimeText } from '#web/components/time-text.tsx';
import { layOutWeek } from '#web/components/week.ts';
import type { FormState } from '#web/forms/form-state.ts';

const ZONE = Zone.parse('America/New_York');
const SLOT = Instant.parse('2026-11-03T14:00:00.000Z');
const ENGLISH = Language.parse('en');

export const X = {
  platform: Platform.parse('x'),
  name: 'X',
  text: { max: 280, unit: 'x-weighted' },
} as const;
const FACEBOOK = {
  platform: Platform.parse('facebook'),
  name: 'Facebook',
  text: { max: 63_206, unit: 'code-points' },
} as const;
const INSTAGRAM = {
  platform: Platform.parse('instagram'),
  name: 'Instagram',
  text: { max: 2_200, unit: 'code-points' },
} as const;

const TEXT =
  'Every ballot in Maple County is counted twice, by two people who check each other. See how at vote.example.gov/count, or ask @MapleClerk.\n\n#TrustedInfo #MapleVotes';

const CHANNEL = { name: 'Maple County Clerk', handle: 'MapleClerk' };

/** A post on a day of the calendar; each that can be moved has its own form for it. */
function entry(date: string, time: string, what: string, state: PostState): CalendarEntry {
  const href = `/posts/${state}`;
  const moveHref = ['scheduled', 'review', 'draft'].includes(state) ? `${href}/move` : undefined;
  const name = `the ${time} ${what} post of ${nameDay(date)}`;
  const excerpt = 'Every ballot is counted twice …';
  return { date, time, what, excerpt, mark: describeState(state), href, name, moveHref };
}

const ENTRIES = [
  entry('2026-11-02', '8:30 AM', 'X', 'published'),
  entry('2026-11-03', '9:00 AM', 'Facebook', 'scheduled'),
  entry('2026-11-03', '9:00 AM', 'Instagram', 'review'),
  entry('2026-11-12', '4:15 PM', 'LinkedIn', 'unconfirmed'),
  entry('2026-11-20', '12:00 PM', 'Threads', 'draft'),
];

/** A form sent with mistakes, so that every field shows its error. */
const FORM: FormState = {
  values: {
    title: '',
    text: `${TEXT} ${TEXT}`,
    language: 'es',
    date: '2026-11-31',
    time: '09:00',
    platforms: ['x', 'facebook'],
    voice: 'office',
  },
  errors: {
    title: 'Enter a title, such as “How ballots are counted”.',
    text: 'The X text counts 329; X allows 280. Shorten it by 49.',
    date: 'November has 30 days. Choose another date.',
  },
};

export const KitchenSink = () => (
  <Layout
    title="Parts"
    section="posts"
    width="wide"
    failed
    islands={['live-count', 'copy-text', 'drag-post']}
  >
    <Breadcrumb trail={[{ href: '/posts', label: 'Posts' }]} here="How ballots are counted" />
    <PageTitle above="Announcement" actions={<ButtonLink href="/edit">Edit post</ButtonLink>}>
      How ballots are counted
    </PageTitle>
    <Alert kind="warning" heading="The X channel ends in 3 days">
      <p>
        Connect it again before November 6. <a href="/channels">Go to Channels</a>
      </p>
    </Alert>
    <Alert kind="info">
      <p>Clocks fall back on November 1. Times before and after are shown as your clock will show them.</p>
    </Alert>
    <Alert kind="error" heading="One post was refused">
      <p>Facebook says that the image is too small.</p>
    </Alert>
    <Steps
      label="New announcement"
      steps={['Choose a message', 'Fill it in', 'Time and channels', 'Check']}
      current={3}
    />
    <FormPart />
    <h2>Posts</h2>
    <DataTable
      caption="Posts by state"
      captionHidden
      rows={PostState.options}
      columns={[
        { label: 'Message', cell: (state) => <a href={`/posts/${state}`}>{describeState(state).meaning}</a> },
        { label: 'State', cell: (state) => <StateTag state={state} /> },
        { label: 'Goes out', cell: () => <TimeText at={SLOT} zone={ZONE} /> },
        { label: 'Attempts', numeric: true, cell: () => 12 },
      ]}
    />
    <h2>How it will look</h2>
    <div class="preview-list">
      <PostPreview rules={X} channel={CHANNEL} text={TEXT} language={ENGLISH} />
      <PostPreview rules={X} channel={CHANNEL} text={`${TEXT} ${TEXT}`} language={ENGLISH} />
      <PostPreview rules={FACEBOOK} text={TEXT} language={ENGLISH} />
      <PostPreview
        rules={INSTAGRAM}
        channel={CHANNEL}
        text={TEXT}
        language={ENGLISH}
        image={{ url: '/picture.png', alt: 'Two election workers compare a tally sheet.' }}
      />
    </div>
    <h2>Calendar</h2>
    <CalendarMonth month={YearMonth.parse('2026-11')} today="2026-11-02" entries={ENTRIES} />
    <CalendarWeek days={layOutWeek('2026-11-02')} today="2026-11-02" entries={ENTRIES} />
    <CalendarList today="2026-11-02" entries={ENTRIES} />
    <h2>Packs</h2>
    <CardList>
      <Card heading="Open house" href="/packs/open-house" mark={<StateTag state="draft" />}>
        <p>Six messages that invite people to see where ballots are counted.</p>
      </Card>
      <Card heading="Standards of Conduct">
        <p>Announce that your office adopts the Standards.</p>
      </Card>
    </CardList>
    <h2>Details</h2>
    <SummaryList
      entries={[
        { label: 'Goes out', value: <TimeText at={SLOT} zone={ZONE} />, change: '/time' },
        {
          label: 'Address',
          value: 'https://vote.example.gov/a-very-long-address/that-has-no-place-to-break-at-all',
        },
      ]}
    />
    <CopyText id="copy" label="Post text" text={TEXT} />
    <h2>History</h2>
    <HistoryList
      zone={ZONE}
      entries={[
        {
          sequence: 1,
          summary: 'Written',
          actor: { kind: 'member', id: 'dana', name: 'Dana Whitfield' },
          at: SLOT,
        },
        { sequence: 2, summary: 'Sent to X', actor: CLARION, at: SLOT },
      ]}
    />
    <EmptyState heading="No channels yet" action={{ href: '/channels/new', label: 'Connect a channel' }}>
      <p>Connect the first place where your office posts. Until then nothing can go out.</p>
    </EmptyState>
  </Layout>
);

const FormPart = () => (
  <>
    <ErrorSummary errors={FORM.errors} />
    <Form action="/posts">
      <Hidden name="pack" value="open-house" />
      <TextField form={FORM} name="title" label="Title" hint="Only your office sees it." />
      <TextField form={FORM} name="link" label="Link" type="url" optional />
      <TextArea form={FORM} name="text" label="Text for X" countFor={X} />
      <Select
        form={FORM}
        name="language"
        label="Language"
        options={[
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Spanish' },
        ]}
      />
      <Radios
        form={FORM}
        name="voice"
        label="Who speaks"
        choices={[
          { value: 'office', label: 'The office', hint: '“Our office …”' },
          { value: 'official', label: 'You, as the official', hint: '“I …”' },
        ]}
      />
      <Checkboxes
        form={FORM}
        name="platforms"
        label="Channels"
        choices={[
          { value: 'x', label: 'X' },
          { value: 'facebook', label: 'Facebook' },
          { value: 'threads', label: 'Threads', unavailable: 'Not connected yet' },
        ]}
      />
      <DateField form={FORM} name="date" label="Date" min="2026-11-01" />
      <TimeField form={FORM} name="time" label="Time" zone={ZONE} />
      <ButtonRow>
        <Button>Continue</Button>
        <Button kind="outline" name="then" value="draft">
          Save as draft
        </Button>
        <Button kind="danger">Cancel post</Button>
        <Button kind="plain">Start again</Button>
      </ButtonRow>
    </Form>
  </>
);

/** A month on a page of its own: what is dragged in it has to be in sight together with where it goes. */
export const MonthAlone = () => (
  <Layout title="Calendar" section="calendar" width="wide" islands={['drag-post']}>
    <PageTitle>Calendar</PageTitle>
    <p class="usa-hint calendar__hint" data-drag-hint hidden>
      Drag a post to another day.
    </p>
    <CalendarMonth month={YearMonth.parse('2026-11')} today="2026-11-02" entries={ENTRIES} />
  </Layout>
);
