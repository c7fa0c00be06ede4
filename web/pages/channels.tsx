import type { Channel } from '#core/channel.ts';
import type { Stop } from '#core/gate.ts';
import type { Platform } from '#core/ids.ts';
import type { Zone } from '#core/slot.ts';
import type { Standing } from '#core/standing.ts';
import { Alert } from '../components/alert.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Card, CardList } from '../components/card.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PublicLink } from '../components/public-link.tsx';
import { StandingTag } from '../components/standing-tag.tsx';
import { TimeText } from '../components/time-text.tsx';
import { writeHandle } from '../handle-text.ts';

/** One platform, and how the office stands on it. */
export interface ChannelEntry {
  readonly platform: Platform;
  readonly platformName: string;
  readonly standing: Standing;
  readonly channel: Channel | undefined;
  /** Absent where it cannot be connected here, or not by this member. */
  readonly connectHref: string | undefined;
  /** Where a page that a person posts to is set up or changed; absent where it is connected, or for this member. */
  readonly byHandHref: string | undefined;
  readonly disconnectHref: string | undefined;
  readonly stop: Stop | undefined;
  /** Absent where it is stopped already, nothing can go out anyway, or this member may not stop it. */
  readonly stopHref: string | undefined;
  /** Where its stop can be lifted. */
  readonly safetyHref: string;
  /** Whether whoever runs Clarion has set this platform up. */
  readonly available: boolean;
}

export interface ChannelsPageProps {
  readonly entries: readonly ChannelEntry[];
  readonly zone: Zone;
  readonly mayConnect: boolean;
}

export const ChannelsPage = ({ entries, zone, mayConnect }: ChannelsPageProps) => (
  <Layout title="Channels" section="channels" width="wide">
    <PageTitle>Channels</PageTitle>
    <p class="lead">
      Where your office posts. Connect official channels only: never a personal profile, and never a
      candidate’s or a campaign’s.
    </p>
    {mayConnect ? null : (
      <Alert kind="info">Only an owner of the office can connect or disconnect channels.</Alert>
    )}
    <h2 class="usa-sr-only">Platforms</h2>
    <CardList>
      {entries.map((entry) => (
        <Card heading={entry.platformName} mark={<StandingTag standing={entry.standing} />}>
          <Explanation entry={entry} zone={zone} />
          <Actions entry={entry} />
        </Card>
      ))}
    </CardList>
  </Layout>
);

const Explanation = ({ entry, zone }: { entry: ChannelEntry; zone: Zone }) => {
  const { channel, platformName, standing } = entry;
  if (!channel) {
    return entry.available ? (
      <p>You sign in on {platformName} itself, and come back here to check the name.</p>
    ) : (
      <p>{platformName} is not set up on this Clarion. Ask whoever runs it.</p>
    );
  }
  return (
    <>
      <Presence channel={channel} zone={zone} />
      {entry.stop ? (
        <Alert kind="error">
          {entry.stop.by.name} stopped all {platformName} posts on <TimeText at={entry.stop.at} zone={zone} />
          : {entry.stop.reason}. <a href={entry.safetyHref}>Stop and resume</a>
        </Alert>
      ) : null}
      {standing === 'disconnected' ? (
        <Alert kind="error">
          {endSentence(channel.trouble ?? 'Nothing can be posted here')} Posts for {platformName} are put on
          hold until it is connected again.
        </Alert>
      ) : null}
      {standing === 'ending' && channel.expiresAt ? (
        <Alert kind="warning">
          {platformName} lets Clarion post until <TimeText at={channel.expiresAt} zone={zone} />. Connect
          again before then; nothing that is scheduled changes.
        </Alert>
      ) : null}
      {standing === 'by-hand' ? (
        <p>When a post is due, Clarion sends a message. A person posts it and records its address.</p>
      ) : null}
    </>
  );
};

const Presence = ({ channel, zone }: { channel: Channel; zone: Zone }) => (
  <>
    <p>
      <strong>{channel.name}</strong>
      <br />
      {channel.mode === 'manual' ? (
        <PublicLink href={channel.byHand?.address ?? ''}>{channel.byHand?.address}</PublicLink>
      ) : (
        writeHandle(channel.handle)
      )}
    </p>
    <p class="usa-hint">
      {channel.mode === 'manual'
        ? `Posted to by ${channel.byHand?.poster ?? 'a person'}.`
        : `The platform’s own id is ${channel.accountId}.`}
      {channel.status === 'connected' ? (
        <>
          {' '}
          {channel.mode === 'manual' ? 'Set up on' : 'Connected on'}{' '}
          <TimeText at={channel.connectedAt} zone={zone} />.
        </>
      ) : null}
    </p>
  </>
);

const Actions = ({ entry }: { entry: ChannelEntry }) => {
  const { channel, connectHref, byHandHref, disconnectHref, stopHref, platformName, standing } = entry;
  if ([connectHref, byHandHref, disconnectHref, stopHref].every((href) => href === undefined)) return null;
  const again = channel !== undefined;
  const byHand = channel?.mode === 'manual';
  return (
    <ButtonRow>
      {connectHref === undefined ? null : (
        <Form action={connectHref} label={`Connect ${platformName}`}>
          <Button kind={standing === 'connected' || byHand ? 'outline' : 'primary'}>
            {again && !byHand ? 'Connect again' : 'Connect'}
            <span class="usa-sr-only"> {platformName}</span>
          </Button>
        </Form>
      )}
      {stopHref === undefined ? null : (
        <ButtonLink href={stopHref} kind="outline">
          Stop posts<span class="usa-sr-only"> on {platformName}</span>
        </ButtonLink>
      )}
      {byHandHref === undefined ? null : (
        <a href={byHandHref}>
          {standing === 'by-hand' ? 'Change the details' : 'We post here by hand'}
          <span class="usa-sr-only"> {platformName}</span>
        </a>
      )}
      {disconnectHref === undefined ? null : (
        <a href={disconnectHref}>
          {byHand ? 'Stop posting by hand' : 'Disconnect'}
          <span class="usa-sr-only"> {platformName}</span>
        </a>
      )}
    </ButtonRow>
  );
};

/** Reasons are kept as sentences, some without their full stop. */
function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
