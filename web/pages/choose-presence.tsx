import type { Channel } from '#core/channel.ts';
import type { Connection } from '#ports/connector.ts';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes, Radios } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { FormState } from '../forms/form-state.ts';
import { writeHandle } from '../handle-text.ts';

/** A presence as it is shown: never with its credentials. */
export type Presence = Pick<Connection, 'accountId' | 'handle' | 'name'>;

export interface ChoosePresencePageProps {
  readonly officeName: string;
  readonly platformName: string;
  readonly presences: readonly Presence[];
  /** What this office has posted as so far. */
  readonly before: Pick<Channel, 'accountId'> | undefined;
  readonly form: FormState;
  readonly chooseHref: string;
  readonly leaveHref: string;
}

/** The last look before an office speaks as somebody: name, handle and id, and a person's word for it. */
export const ChoosePresencePage = (props: ChoosePresencePageProps) => {
  const { officeName, platformName, presences, form } = props;
  const [only] = presences.length === 1 ? presences : [];
  const title = only
    ? `Is this your office’s official channel on ${platformName}?`
    : `Which of these is your office’s official channel on ${platformName}?`;
  return (
    <Layout title={title} section="channels" failed={Object.keys(form.errors).length > 0}>
      <ErrorSummary errors={form.errors} />
      <PageTitle above="Connect a channel">{title}</PageTitle>
      <Form action={props.chooseHref} label="Connect this channel">
        {only ? <OnlyPresence {...only} /> : <SeveralPresences {...props} />}
        <Checkboxes
          form={form}
          name="attested"
          label="Before you connect"
          choices={[
            {
              value: 'yes',
              label: `This is an official channel of ${officeName}.`,
              hint: 'It is not a personal profile and not a candidate’s or a campaign’s. I may post in its name.',
            },
          ]}
        />
        <ButtonRow>
          <Button>Connect</Button>
        </ButtonRow>
      </Form>
      <h2>Not the right one?</h2>
      <Form action={props.leaveHref} label="Do not connect">
        <p>
          Leave it as it is, sign in to {platformName} as your office, and begin again. Connecting posts
          nothing.
        </p>
        <ButtonRow>
          <Button kind="outline">Do not connect</Button>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

const OnlyPresence = ({ accountId, handle, name }: Presence) => (
  <>
    <Hidden name="accountId" value={accountId} />
    <SummaryList
      entries={[
        { label: 'Name', value: name },
        { label: 'Handle', value: writeHandle(handle) },
        { label: 'Platform’s own id', value: accountId },
      ]}
    />
  </>
);

const SeveralPresences = ({ form, platformName, presences, before }: ChoosePresencePageProps) => (
  <Radios
    form={form}
    name="accountId"
    label={`Channels on ${platformName} that you may post as`}
    choices={presences.map(({ accountId, handle, name }) => ({
      value: accountId,
      label: name,
      hint: `${writeHandle(handle)}, id ${accountId}${before?.accountId === accountId ? '. Your office has posted as this one so far.' : ''}`,
    }))}
  />
);
