import type { Association } from '#core/association.ts';
import type { JoinRequest } from '#core/join-request.ts';
import type { Office } from '#core/office.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { FormState } from '../forms/form-state.ts';
import { joinPath } from '../join-paths.ts';
import { consentsPath } from '../offer-paths.ts';

export interface JoinAssociationPageProps {
  readonly office: Pick<Office, 'id' | 'name' | 'zone'>;
  readonly association: Association;
  readonly request: JoinRequest;
  readonly form: FormState;
}

/** Says what joining means before an owner answers for the office. */
export const JoinAssociationPage = ({ office, association, request, form }: JoinAssociationPageProps) => {
  const { id, name } = association;
  const title = `Join ${name}?`;
  const back = consentsPath(office.id);
  return (
    <Layout title={title} section="offers" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: back, label: 'What your associations may do' }]} here={title} />
      <PageTitle above={office.name}>{title}</PageTitle>
      <ErrorSummary errors={form.errors} />
      <p class="lead">
        {request.by.name} asks for {name}. You can answer until{' '}
        <TimeText at={request.endsAt} zone={office.zone} />.
      </p>
      <h2>What it means</h2>
      <ul>
        <li>
          {name} sees the profile of your office, can offer it campaigns, and sees how your office answers.
        </li>
        <li>
          Nothing is posted in the name of your office by joining. Each offer waits for your yes, and nobody
          of {name} can open your pages or change your posts.
        </li>
        <li>
          {name} can stop the posts of all its offices in an emergency and enter days without posts for them.
          What it has stopped now holds for your office too.
        </li>
        <li>The dates of elections that it keeps show in your calendar of elections.</li>
        <li>
          Your office keeps everything of its own: its people, channels and posts. {name} can end the
          membership. The history of your office tells who accepted.
        </li>
      </ul>
      <Form action={joinPath(office.id, id)} label={`Join ${name}`}>
        <Checkboxes
          form={form}
          name="attested"
          label="Your answer"
          choices={[
            {
              value: 'yes',
              label: `I have read what it means and may decide it for ${office.name}.`,
              hint: 'Your name and this moment are recorded.',
            },
          ]}
        />
        <ButtonRow>
          <Button>Join</Button>
          <a href={back}>Back without an answer</a>
        </ButtonRow>
      </Form>
      <h2>Or decline</h2>
      <p>
        {name} sees that the request was declined, and not by whom. The request ends with it, also for other
        offices that you own.
      </p>
      <Form action={joinPath(office.id, id, 'decline')} label={`Decline to join ${name}`}>
        <Button kind="outline">Decline</Button>
      </Form>
    </Layout>
  );
};
