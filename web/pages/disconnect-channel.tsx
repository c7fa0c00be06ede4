import type { Channel } from '#core/channel.ts';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import type { FieldErrors } from '../forms/form-state.ts';
import { describePresence } from '../handle-text.ts';

export interface DisconnectChannelPageProps {
  readonly platformName: string;
  readonly channel: Pick<Channel, 'name' | 'handle' | 'mode'>;
  /** How many posts wait for their time on this channel. */
  readonly scheduled: number;
  readonly errors: FieldErrors;
  readonly disconnectHref: string;
  readonly channelsHref: string;
}

/** Asks once more before a channel is taken out of use. */
export const DisconnectChannelPage = (props: DisconnectChannelPageProps) => {
  const { platformName, channel, scheduled } = props;
  const byHand = channel.mode === 'manual';
  const title = byHand ? `Stop posting on ${platformName} by hand?` : `Disconnect ${platformName}?`;
  return (
    <Layout title={title} section="channels" failed={Object.keys(props.errors).length > 0}>
      <ErrorSummary errors={props.errors} />
      <PageTitle>{title}</PageTitle>
      {byHand ? (
        <p>Clarion will ask nobody to post to {describePresence(channel)} any more.</p>
      ) : (
        <p>
          Clarion will remove its access to {describePresence(channel)} and post nothing there until somebody
          connects it again.
        </p>
      )}
      <p>{describeScheduled(scheduled)}</p>
      <p>What is already published stays where it is.</p>
      <Form action={props.disconnectHref}>
        <ButtonRow>
          <Button kind="danger">{byHand ? 'Stop posting by hand' : `Disconnect ${platformName}`}</Button>
          <a href={props.channelsHref}>{byHand ? 'Keep posting by hand' : 'Keep it connected'}</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

function describeScheduled(count: number): string {
  switch (count) {
    case 0:
      return 'No post is scheduled there.';
    case 1:
      return '1 post is scheduled there. At its time it is put on hold instead of going out, and you decide.';
    default:
      return `${count} posts are scheduled there. At their times they are put on hold instead of going out, and you decide.`;
  }
}
