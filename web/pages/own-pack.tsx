import type { AuditEntry } from '#core/audit.ts';
import type { Language } from '#core/ids.ts';
import { nameLanguage } from '#core/name-language.ts';
import type { OwnCompanions } from '#core/own-pack/own-companions.ts';
import type { PublishedHeader } from '#core/own-pack/published-pack.ts';
import type { Pack } from '#core/pack.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Form } from '../components/form.tsx';
import { HistoryList } from '../components/history-list.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TimeText } from '../components/time-text.tsx';
import { type Desk, type DeskMessage, type LanguageLine, waitingIn } from '../desk-view.ts';
import { editMessagePath, newMessagePath } from '../message-paths.ts';
import { packListPath, packSection, packsPath, placePackPath, removeMessagePath } from '../pack-paths.ts';
import type { Place } from '../place-env.ts';
import { describeDate } from './describe-date.ts';
import { describePack, LANGUAGE_STATES } from './desk-words.ts';
import { OwnPackCompanions } from './own-pack-companions.tsx';

export interface OwnPackPageProps {
  readonly place: Place;
  readonly desk: Desk;
  /** Absent where the pack has never had any. */
  readonly companions: OwnCompanions | undefined;
  /** The packs that came with Clarion, whose companions can be begun with. */
  readonly shipped: readonly Pack[];
  /** The newest first. */
  readonly editions: readonly PublishedHeader[];
  /** Oldest first. */
  readonly history: readonly AuditEntry[];
  /** `YYYY-MM-DD`, on the clock of the place. */
  readonly today: string;
  readonly mayWrite: boolean;
  readonly mayApprove: boolean;
}

/** A pack on the desk: how far its messages have come, what they are made of, and what is published of it. */
export const OwnPackPage = (props: OwnPackPageProps) => {
  const { place, desk, editions, history, today, mayWrite, mayApprove } = props;
  const { pack } = desk;
  const { scope, zone } = place;
  const waiting = waitingIn(desk).length;
  return (
    <Layout title={pack.title} section={packSection(scope)} width="wide">
      <Breadcrumb trail={[{ href: packsPath(scope), label: 'Packs' }]} here={pack.title} />
      <PageTitle above="Your pack">{pack.title}</PageTitle>
      {pack.retired ? <Retired {...props} /> : null}
      {pack.review_by !== undefined && today > pack.review_by ? (
        <Alert kind="warning" heading="Due for review">
          <p>
            This pack was to be reviewed by {describeDate(pack.review_by)}. Check its facts, tags and links,
            set a new date under “About the pack”, and publish it anew.
          </p>
        </Alert>
      ) : null}
      <p class="lead">{pack.summary}</p>
      <p>{describePack(pack)}</p>
      <ButtonRow>
        {mayApprove && waiting > 0 ? (
          <ButtonLink href={placePackPath(scope, pack.id, 'approve')}>
            Read and approve {waiting} {waiting === 1 ? 'text' : 'texts'}
          </ButtonLink>
        ) : null}
        <ButtonLink
          href={placePackPath(scope, pack.id, 'publish')}
          {...(mayApprove && waiting > 0 && { kind: 'outline' as const })}
        >
          {mayApprove ? 'Publish a version' : 'See what would be published'}
        </ButtonLink>
        {pack.published > 0 ? (
          <a href={placePackPath(scope, pack.id, `versions/${pack.published}`)}>
            {'officeId' in scope && mayWrite && !pack.retired
              ? 'Use its messages'
              : 'Read the published version'}
          </a>
        ) : null}
        {mayWrite && pack.published > 0 ? (
          <a href={placePackPath(scope, pack.id, 'copy')}>Make a copy</a>
        ) : null}
        {mayApprove && !pack.retired ? <a href={placePackPath(scope, pack.id, 'retire')}>Retire</a> : null}
      </ButtonRow>
      <Messages {...props} />
      <OwnPackCompanions {...props} pack={pack} />
      <Contents {...props} />
      <section aria-labelledby="versions">
        <h2 id="versions">Published versions</h2>
        {editions.length === 0 ? (
          <p>None yet. Nobody can use this pack before its first version is published.</p>
        ) : (
          <DataTable
            caption="Published versions"
            captionHidden
            rows={editions}
            columns={[
              {
                label: 'Version',
                cell: ({ header: { version } }) => (
                  <a href={placePackPath(scope, pack.id, `versions/${version}`)}>Version {version}</a>
                ),
              },
              {
                label: 'Published',
                cell: ({ by, at }) => (
                  <>
                    {by.name}, <TimeText at={at} zone={zone} />
                  </>
                ),
              },
              {
                label: 'Held back',
                cell: ({ held }) => held.map(({ title }) => title).join(', ') || 'Nothing',
              },
            ]}
          />
        )}
      </section>
      <section aria-labelledby="history">
        <h2 id="history">History</h2>
        <HistoryList entries={history} zone={zone} />
      </section>
    </Layout>
  );
};

const Retired = ({ place, desk: { pack }, mayApprove }: OwnPackPageProps) =>
  pack.retired === undefined ? null : (
    <Alert kind="info" heading="Retired">
      <p>
        {pack.retired.by.name} retired this pack: {pack.retired.reason}. Nothing new is made from it.
        Campaigns that were made from it go on.
      </p>
      {mayApprove ? (
        <Form action={placePackPath(place.scope, pack.id, 'reinstate')}>
          <Button kind="outline">Take it back into use</Button>
        </Form>
      ) : null}
    </Alert>
  );

const Messages = ({ place: { scope }, desk: { pack, messages }, mayWrite }: OwnPackPageProps) => {
  const write = { href: newMessagePath(scope, pack.id), label: 'Write a message' };
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">Messages</h2>
      {messages.length === 0 ? (
        <EmptyState heading="No message yet" {...(mayWrite && { action: write })}>
          <p>A pack is published with its first message. A title and one text are enough to begin.</p>
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption="Messages, and how far each language has come"
            captionHidden
            rows={messages}
            columns={[
              { label: 'Message', cell: ({ own }: DeskMessage) => own.message.title },
              ...languagesIn(messages).map((language) => ({
                label: nameLanguage(language),
                cell: ({ languages }: DeskMessage) => (
                  <StateOf line={languages.find((line) => line.language === language)} />
                ),
              })),
              { label: 'Last changed by', cell: ({ own }: DeskMessage) => own.changedBy.name },
              ...(mayWrite
                ? [
                    {
                      label: 'Do',
                      cell: ({ own: { message } }: DeskMessage) => (
                        <>
                          <a href={editMessagePath(scope, pack.id, message.id)}>
                            Edit<span class="usa-sr-only"> {message.title}</span>
                          </a>{' '}
                          <a href={removeMessagePath(scope, pack.id, message.id)}>
                            Remove<span class="usa-sr-only"> {message.title}</span>
                          </a>
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {mayWrite ? (
            <p>
              <ButtonLink href={write.href} kind="outline">
                {write.label}
              </ButtonLink>
            </p>
          ) : null}
        </>
      )}
    </section>
  );
};

function languagesIn(messages: readonly DeskMessage[]): readonly Language[] {
  return [...new Set(messages.flatMap(({ languages }) => languages.map(({ language }) => language)))];
}

const StateOf = ({ line }: { line: LanguageLine | undefined }) => {
  const { label, tone } = LANGUAGE_STATES[line?.state ?? 'absent'];
  const needed = line?.isRequired && line.state !== 'approved' ? ' (required)' : '';
  return (
    <span class={`usa-tag state state--${tone}`}>
      {label}
      {needed}
    </span>
  );
};

const Contents = ({ place: { scope }, desk: { pack }, mayWrite }: OwnPackPageProps) => {
  const { links, hashtags, tags, placeholders } = pack;
  const names = (list: readonly string[]) => (list.length === 0 ? 'None' : list.join(', '));
  const change = (href: string) => (mayWrite ? { change: href } : {});
  const about = placePackPath(scope, pack.id, 'edit');
  const part = (list: Parameters<typeof packListPath>[2]) => change(packListPath(scope, pack.id, list));
  const tongues = (list: readonly Language[]) => list.map(nameLanguage).join(', ');
  return (
    <>
      <section aria-labelledby="parts">
        <h2 id="parts">What the messages are made of</h2>
        <SummaryList
          entries={[
            { label: 'Links', value: names(links.map(({ label }) => label)), ...part('links') },
            { label: 'Hashtags', value: names(hashtags.map(({ tag }) => `#${tag}`)), ...part('hashtags') },
            { label: 'Tags', value: names(tags.map(({ name }) => name)), ...part('tags') },
            {
              label: 'Placeholders',
              value: names(placeholders.map(({ label }) => label)),
              ...part('placeholders'),
            },
            {
              label: 'Pictures',
              value: names(pack.media.map(({ alt }) => alt)),
              ...change(placePackPath(scope, pack.id, 'pictures')),
            },
          ]}
        />
      </section>
      <section aria-labelledby="about">
        <h2 id="about">About the pack</h2>
        <SummaryList
          entries={[
            { label: 'Languages', value: tongues(pack.languages), ...change(about) },
            { label: 'Required before a message is published', value: tongues(pack.required) },
            { label: 'Topic', value: pack.topic },
            { label: 'Source', value: pack.source || 'Not written yet' },
            { label: 'License', value: pack.license || 'Not written yet' },
            {
              label: 'Review by',
              value: pack.review_by === undefined ? 'No date yet' : describeDate(pack.review_by),
            },
          ]}
        />
      </section>
    </>
  );
};
