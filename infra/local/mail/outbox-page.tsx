import { Alert } from '#web/components/alert.tsx';
import { Breadcrumb } from '#web/components/breadcrumb.tsx';
import { DataTable } from '#web/components/data-table.tsx';
import { Layout } from '#web/components/layout.tsx';
import { PageTitle } from '#web/components/page-title.tsx';
import { SummaryList } from '#web/components/summary-list.tsx';
import type { KeptMessage } from './outbox.ts';

export const OUTBOX_PATH = '/outbox';

const NothingSent = () => <Alert kind="info">Nothing was sent: this Clarion keeps its mail here.</Alert>;

/** What would have been sent, the latest first. */
export const OutboxPage = ({ messages, limit }: { messages: readonly KeptMessage[]; limit: number }) => (
  <Layout title="Outbox" width="wide">
    <PageTitle>Outbox</PageTitle>
    <NothingSent />
    {messages.length === 0 ? (
      <p>
        There is no message yet. One is written when something needs a person, such as a post that a platform
        refused.
      </p>
    ) : (
      <DataTable
        caption={messages.length < limit ? 'Messages, the latest first' : `The latest ${limit} messages`}
        rows={messages}
        columns={[
          {
            label: 'Subject',
            cell: ({ id, subject }) => <a href={`${OUTBOX_PATH}/${id}`}>{subject}</a>,
          },
          { label: 'To', cell: ({ to }) => `${to.name}, ${to.email}` },
          { label: 'Written (UTC)', cell: ({ keptAt }) => <KeptAt at={keptAt} /> },
        ]}
      />
    )}
  </Layout>
);

export const OutboxMessagePage = ({ message }: { message: KeptMessage }) => (
  <Layout title={message.subject}>
    <Breadcrumb trail={[{ href: OUTBOX_PATH, label: 'Outbox' }]} here={message.subject} />
    <PageTitle>{message.subject}</PageTitle>
    <NothingSent />
    <SummaryList
      entries={[
        { label: 'To', value: `${message.to.name}, ${message.to.email}` },
        { label: 'Written (UTC)', value: <KeptAt at={message.keptAt} /> },
      ]}
    />
    <h2>Message</h2>
    <div class="panel mail-text">
      {message.text.split('\n\n').map((paragraph) => (
        <p>
          <Lines text={paragraph} />
        </p>
      ))}
    </div>
  </Layout>
);

/** A mailbox makes links of addresses, and so does this page. */
const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, index) => (
      <>
        {index > 0 ? <br /> : null}
        {/^https?:\/\/\S+$/.test(line) ? <a href={line}>{line}</a> : line}
      </>
    ))}
  </>
);

/** A message belongs to no office's clock, so its time is told in UTC. */
const KeptAt = ({ at }: { at: string }) => <time datetime={at}>{at.slice(0, 16).replace('T', ' ')}</time>;
