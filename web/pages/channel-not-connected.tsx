import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';

export interface ChannelNotConnectedPageProps {
  readonly platformName: string;
  /** What happened and what to do, in a sentence or two. */
  readonly reason: string;
  readonly channelsHref: string;
}

/** Where a person lands who came back from a platform without a connection. */
export const ChannelNotConnectedPage = ({
  platformName,
  reason,
  channelsHref,
}: ChannelNotConnectedPageProps) => (
  <Layout title={`${platformName} was not connected`} section="channels">
    <PageTitle>{platformName} was not connected</PageTitle>
    <p>{reason}</p>
    <ButtonRow>
      <ButtonLink href={channelsHref}>Back to Channels</ButtonLink>
    </ButtonRow>
  </Layout>
);
