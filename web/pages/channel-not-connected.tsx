import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { HelpCode } from '../components/help-code.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';

export interface ChannelNotConnectedPageProps {
  readonly platformName: string;
  /** What happened and what to do, in a sentence or two. */
  readonly reason: string;
  readonly channelsHref: string;
  /** By which it is found in the log, where no office's history tells of it. */
  readonly reference: string | undefined;
}

/** Where a person lands who came back from a platform without a connection. */
export const ChannelNotConnectedPage = ({
  platformName,
  reason,
  channelsHref,
  reference,
}: ChannelNotConnectedPageProps) => (
  <Layout title={`${platformName} was not connected`} section="channels">
    <PageTitle>{platformName} was not connected</PageTitle>
    <p>{reason}</p>
    <HelpCode reference={reference} />
    <ButtonRow>
      <ButtonLink href={channelsHref}>Back to Channels</ButtonLink>
    </ButtonRow>
  </Layout>
);
