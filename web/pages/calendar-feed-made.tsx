import type { OfficeId } from '#core/ids.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { CopyText } from '../components/copy-text.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { calendarPath } from './calendar-view.ts';

export interface CalendarFeedMadePageProps {
  readonly officeId: OfficeId;
  /** The whole address with its secret: this page is the only one that ever shows it. */
  readonly address: string;
}

export const CalendarFeedMadePage = ({ officeId, address }: CalendarFeedMadePageProps) => {
  const title = 'Your calendar feed';
  return (
    <Layout title={title} section="calendar" islands={['copy-text']}>
      <Breadcrumb trail={[{ href: calendarPath(officeId), label: 'Calendar' }]} here={title} />
      <PageTitle>{title}</PageTitle>
      <p class="lead">
        Copy this address now. It is shown only this once; Clarion itself does not keep it in a form that it
        could show again.
      </p>
      <CopyText id="address" label="Feed address" text={address} />
      <h2>What to do with it</h2>
      <p>Give it to your calendar program as a calendar to subscribe to:</p>
      <ul class="plain-list">
        <li>Outlook: “Add calendar”, then “Subscribe from web”.</li>
        <li>Google Calendar: beside “Other calendars”, the plus sign, then “From URL”.</li>
        <li>Apple Calendar: “File”, then “New Calendar Subscription”.</li>
      </ul>
      <p>
        Calendar programs look for changes in their own time, some only once a day. What Clarion’s own
        calendar shows is always current.
      </p>
      <p>
        Whoever has the address can read your approved posts before they are public. If it gets into wrong
        hands, make a new one or close the feed on the calendar page.
      </p>
      <p>
        <a href={calendarPath(officeId)}>Back to the calendar</a>
      </p>
    </Layout>
  );
};
