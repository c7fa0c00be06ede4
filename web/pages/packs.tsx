import type { PropsWithChildren } from 'hono/jsx';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import type { Pack } from '#core/pack.ts';
import type { FoundPack, Searchable } from '#core/search-packs.ts';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Card, CardList } from '../components/card.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { packSection, packsPath, placePackPath } from '../pack-paths.ts';
import type { Place } from '../place-env.ts';
import { toolkitPath } from '../toolkit-paths.ts';
import { describePack } from './desk-words.ts';
import { groupMessages } from './message-kinds.ts';
import { ReviewNote } from './review-note.tsx';

/** A pack of the desk with its messages, as it is searched. */
export interface DeskPack extends Searchable {
  readonly own: OwnPack;
}

export interface PacksPageProps {
  readonly place: Place;
  readonly own: readonly FoundPack<DeskPack>[];
  /** Published by the associations that the office is in. */
  readonly shared: readonly FoundPack<Pack>[];
  readonly shipped: readonly FoundPack<Pack>[];
  /** How many were searched. */
  readonly total: number;
  /** Empty where nothing is searched for. */
  readonly query: string;
  /** `YYYY-MM-DD`, on the clock of the place. */
  readonly today: string;
  readonly mayWrite: boolean;
}

export const PacksPage = (props: PacksPageProps) => {
  const { place, own, shared, shipped, total, query, mayWrite } = props;
  const isOffice = place.kind === 'office';
  return (
    <Layout title="Packs" section={packSection(place.scope)} width="wide">
      <PageTitle>Packs</PageTitle>
      <p class="lead">
        A pack holds messages that are ready to post, with the right tags and hashtags for each platform.{' '}
        {isOffice
          ? 'You choose a message, add what is yours, and read every text before anything is scheduled.'
          : 'Write one for your offices, or copy one and change it. What you publish, every member office can use.'}
      </p>
      {mayWrite ? (
        <ButtonRow>
          <ButtonLink href={packsPath(place.scope, '/new')}>Start a pack of your own</ButtonLink>
          <ButtonLink href={toolkitPath(place.scope)} kind="outline">
            Import a toolkit
          </ButtonLink>
        </ButtonRow>
      ) : null}
      {total === 0 ? (
        <EmptyState heading="There are no packs yet">
          <p>
            Whoever runs Clarion for you adds packs, and you can start one of your own. Ask them for the
            Standards of Conduct pack to begin.
          </p>
        </EmptyState>
      ) : (
        <Search {...props} />
      )}
      {query !== '' || own.length > 0 ? (
        <Section
          heading={isOffice ? 'Written by your office' : 'Written by your association'}
          count={own.length}
        >
          {own.map((found) => (
            <OwnCard {...props} found={found} />
          ))}
        </Section>
      ) : null}
      {shared.length > 0 ? (
        <Section heading="Shared by your associations" count={shared.length}>
          {shared.map((found) => (
            <PackCard {...props} found={found} />
          ))}
        </Section>
      ) : null}
      {query !== '' || shipped.length > 0 ? (
        <Section heading="Come with Clarion" count={shipped.length}>
          {shipped.map((found) => (
            <PackCard {...props} found={found} />
          ))}
        </Section>
      ) : null}
    </Layout>
  );
};

const Section = ({ heading, count, children }: PropsWithChildren<{ heading: string; count: number }>) => (
  <>
    <h2>{heading}</h2>
    {count === 0 ? <p>None of them has these words.</p> : <CardList>{children}</CardList>}
  </>
);

const Search = ({ place, own, shared, shipped, total, query }: PacksPageProps) => {
  const found = [...own, ...shared, ...shipped];
  const messages = found.reduce((sum, each) => sum + each.messages.length, 0);
  return (
    <search aria-label="Packs">
      <form class="form" method="get" action={packsPath(place.scope)}>
        <div class="usa-form-group">
          <label class="usa-label" for="q">
            Search packs and messages
          </label>
          <p class="usa-hint" id="q-hint">
            Looks through titles, summaries, topics and the messages’ texts. Accents and capitals make no
            difference.
          </p>
          <input class="usa-input" id="q" name="q" type="search" value={query} aria-describedby="q-hint" />
        </div>
        <ButtonRow>
          <Button kind="outline">Search</Button>
          {query === '' ? null : <a href={packsPath(place.scope)}>Show all {total} packs</a>}
        </ButtonRow>
        {query === '' ? null : (
          <p role="status">
            “{query}”: {found.length} of {total} packs, {messages} {messages === 1 ? 'message' : 'messages'}.
          </p>
        )}
      </form>
    </search>
  );
};

const OwnCard = ({ place, found, today }: PacksPageProps & { found: FoundPack<DeskPack> }) => {
  const { own, messages } = found.pack;
  return (
    <Card heading={own.title} href={placePackPath(place.scope, own.id)}>
      {own.summary === '' ? null : <p>{own.summary}</p>}
      <p>
        {describePack(own)} {countMessages(messages.length)}.{' '}
        {own.review_by === undefined ? null : <ReviewNote reviewBy={own.review_by} today={today} />}
      </p>
      <Matches found={found} />
      <p>
        <ButtonLink href={placePackPath(place.scope, own.id)} kind="outline">
          Open<span class="usa-sr-only"> ({own.title})</span>
        </ButtonLink>
      </p>
    </Card>
  );
};

const PackCard = ({ place, found, today, mayWrite }: PacksPageProps & { found: FoundPack<Pack> }) => {
  const { pack } = found;
  const count = groupMessages(pack).reduce((sum, { messages }) => sum + messages.length, 0);
  return (
    <Card heading={pack.title} href={placePackPath(place.scope, pack.id)}>
      <p>{pack.summary}</p>
      <p>
        {countMessages(count)}. <ReviewNote reviewBy={pack.review_by} today={today} />
      </p>
      <Matches found={found} />
      <ButtonRow>
        <ButtonLink href={placePackPath(place.scope, pack.id)} kind="outline">
          See its messages<span class="usa-sr-only"> ({pack.title})</span>
        </ButtonLink>
        {mayWrite ? (
          <a href={placePackPath(place.scope, pack.id, 'copy')}>
            Make your own copy<span class="usa-sr-only"> of {pack.title}</span>
          </a>
        ) : null}
      </ButtonRow>
    </Card>
  );
};

const SHOWN = 5;

const Matches = ({ found: { messages } }: { found: FoundPack<Searchable> }) =>
  messages.length === 0 ? null : (
    <>
      <p>In its messages:</p>
      <ul>
        {messages.slice(0, SHOWN).map(({ title }) => (
          <li>{title}</li>
        ))}
        {messages.length > SHOWN ? <li>and {messages.length - SHOWN} more</li> : null}
      </ul>
    </>
  );

function countMessages(count: number): string {
  return `${count} ${count === 1 ? 'message' : 'messages'}`;
}
