import { ButtonLink, ButtonRow } from '../components/buttons.tsx';

export interface FirstStepsProps {
  /** Where the announcement is written; absent for members who may not. */
  readonly announceHref: string | undefined;
  /** Where channels are connected, while there is none; absent once there is. */
  readonly channelsHref: string | undefined;
  readonly mayConnect: boolean;
}

/** What an office does first. */
export const FirstSteps = (props: FirstStepsProps) => (
  <section class="empty-state">
    <h2>Begin with your announcement</h2>
    <p>
      Tell your voters that your office adopts the Standards of Conduct. You fill in a few fields, read every
      text as it will stand, and choose the day and the time.
    </p>
    <ConnectFirst {...props} />
    <Actions {...props} />
  </section>
);

const ConnectFirst = ({ channelsHref, mayConnect }: FirstStepsProps) =>
  channelsHref === undefined ? null : (
    <p>
      {mayConnect
        ? 'Nothing is connected yet, so connect a channel to post on first. It takes a minute.'
        : 'Nothing is connected yet. Ask an owner of your office to connect a channel to post on.'}
    </p>
  );

const Actions = ({ announceHref, channelsHref, mayConnect }: FirstStepsProps) => {
  const connectFirst = channelsHref !== undefined && mayConnect;
  if (announceHref === undefined && !connectFirst) {
    return <p>Nobody has announced anything yet. What your colleagues schedule appears here.</p>;
  }
  return (
    <ButtonRow>
      {connectFirst ? <ButtonLink href={channelsHref}>Connect a channel</ButtonLink> : null}
      {announceHref === undefined ? null : (
        <ButtonLink href={announceHref} kind={connectFirst ? 'outline' : 'primary'}>
          Announce that we adopt the Standards of Conduct
        </ButtonLink>
      )}
    </ButtonRow>
  );
};
