import type { Association } from '#core/association.ts';
import type { CampaignTime } from '../association-calendar.ts';
import { associationPath, newOfferedCampaignPath, offeredCampaignPath } from '../association-paths.ts';
import type { CalendarEntry } from '../components/calendar-entry.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { nameDay } from '../components/month.ts';
import { PageTitle } from '../components/page-title.tsx';
import { CalendarBody } from './calendar-body.tsx';
import { CalendarNavigation } from './calendar-navigation.tsx';
import { type CalendarSpan, type CalendarView, writeCalendarQuery } from './calendar-view.ts';
import { describeClock } from './describe-clock.ts';

export interface AssociationCalendarPageProps {
  readonly association: Association;
  readonly view: CalendarView;
  readonly span: CalendarSpan;
  /** `YYYY-MM-DD`, on the association's clock. */
  readonly today: string;
  readonly times: readonly CampaignTime[];
}

/** What the association's campaigns say on which day. */
export const AssociationCalendarPage = (props: AssociationCalendarPageProps) => {
  const { association, view, span, today } = props;
  const entries = listEntries(props);
  const title = `Calendar: ${span.name}`;
  return (
    <Layout title={title} section="association-calendar" width="wide">
      <PageTitle>{title}</PageTitle>
      <p>
        Today is {nameDay(today)}. Every time is on each office’s own clock; in a rotation some offices post
        some minutes later, to keep apart.
      </p>
      <CalendarNavigation
        hrefOf={(shown, from) =>
          associationPath(association.id, `/calendar${writeCalendarQuery(shown, from)}`)
        }
        {...{ view, span, today }}
      />
      <CalendarBody {...{ view, span, today, entries }} />
      {entries.length > 0 ? null : (
        <EmptyState
          heading={`No campaign in this ${view === 'list' ? 'time' : view}`}
          action={{ href: newOfferedCampaignPath(association.id), label: 'Prepare a campaign' }}
        >
          <p>What you offer to your offices stands here on the days it goes out.</p>
        </EmptyState>
      )}
    </Layout>
  );
};

function listEntries({ association, span, times }: AssociationCalendarPageProps): readonly CalendarEntry[] {
  const shown = times.filter(({ local }) => {
    const date = local.slice(0, 10);
    return span.first <= date && date <= span.last;
  });
  return shown
    .toSorted((a, b) => (a.local < b.local ? -1 : a.local > b.local ? 1 : 0))
    .map(({ campaign, local, message, taking, offered }) => {
      const date = local.slice(0, 10);
      const time = describeClock(local.slice(11));
      return {
        date,
        time,
        what: campaign.title,
        excerpt: message ?? 'Each office another message',
        mark: { label: `${taking} of ${offered} offices`, tone: taking === 0 ? 'quiet' : 'moving' },
        href: offeredCampaignPath(association.id, campaign.id),
        name: `“${campaign.title}” at ${time} on ${nameDay(date)}`,
        moveHref: undefined,
      };
    });
}
