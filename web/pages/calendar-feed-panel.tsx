import type { CalendarFeed } from '#core/calendar-feed.ts';
import type { Office } from '#core/office.ts';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { TimeText } from '../components/time-text.tsx';
import { closeFeedPath, feedPath } from './calendar-view.ts';
import { Panel } from './panel.tsx';

export interface CalendarFeedPanelProps {
  readonly office: Pick<Office, 'id' | 'zone'>;
  readonly feed: CalendarFeed | undefined;
}

/** Makes, renews and closes the feed by which other calendar programs show the posts. */
export const CalendarFeedPanel = ({ office, feed }: CalendarFeedPanelProps) => (
  <Panel id="feed" heading="These posts in your own calendar program">
    {feed ? (
      <>
        <p>
          The calendar feed is open. {feed.madeBy.name} made its address on{' '}
          <TimeText at={feed.madeAt} zone={office.zone} />. It was shown once and cannot be shown again.
        </p>
        <p>
          Is the address lost, or does somebody have it who should not? Make a new one: the old one stops
          working at once, and every calendar program needs the new one.
        </p>
      </>
    ) : (
      <p>
        Outlook, Google Calendar and others can show your approved posts. Clarion makes a secret address for
        it. Whoever has that address can read the posts before they are public, without signing in. So give it
        only to people of your office.
      </p>
    )}
    <div class="button-forms">
      <Form action={feedPath(office.id)} label={feed ? 'New feed address' : 'Feed address'}>
        <Hidden name="seen" value={feed?.madeAt ?? ''} />
        <ButtonRow>
          <Button kind="outline">{feed ? 'Make a new address' : 'Make a feed address'}</Button>
        </ButtonRow>
      </Form>
      {feed ? (
        <Form action={closeFeedPath(office.id)} label="Close the feed">
          <ButtonRow>
            <Button kind="outline">Close the feed</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </div>
  </Panel>
);
