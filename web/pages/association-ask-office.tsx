import type { Association } from '#core/association.ts';
import { isWaiting, type JoinRequest } from '#core/join-request.ts';
import type { Instant } from '#core/time.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { FormState } from '../forms/form-state.ts';
import { memberOfficesPath } from '../import-paths.ts';
import { askOfficePath, withdrawRequestPath } from '../join-paths.ts';

export interface AssociationAskOfficePageProps {
  readonly association: Association;
  /** The latest first. */
  readonly requests: readonly JoinRequest[];
  readonly form: FormState;
  readonly now: Instant;
}

/** Asks an office that uses Clarion already to join, and shows what became of earlier requests. */
export const AssociationAskOfficePage = (props: AssociationAskOfficePageProps) => {
  const { association, requests, form } = props;
  const back = memberOfficesPath(association.id);
  const title = 'Ask an office to join';
  return (
    <Layout title={title} section="association-offices" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: back, label: 'Offices' }]} here={title} />
      <ErrorSummary errors={form.errors} />
      <PageTitle>{title}</PageTitle>
      <p class="lead">
        For an office that uses Clarion already. Write the email address of one of its owners: they find the
        request when they sign in with it, and decide for the office. Clarion does not tell who has an account
        here.
      </p>
      <Form action={askOfficePath(association.id)} label={title}>
        <TextField
          form={form}
          name="email"
          type="email"
          label="Email address of an owner of the office"
          hint="The one with which they sign in, such as name@example.gov. They have 14 days to answer."
          autocomplete="off"
          spellcheck={false}
        />
        <ButtonRow>
          <Button>Send the request</Button>
          <a href={back}>Back without asking</a>
        </ButtonRow>
      </Form>
      <section>
        <h2>Asked so far</h2>
        {requests.length === 0 ? (
          <p>Nobody is asked and has yet to answer.</p>
        ) : (
          <>
            <p>An office that has accepted stands among the offices, and here no more.</p>
            <Requests {...props} />
          </>
        )}
      </section>
    </Layout>
  );
};

const Requests = ({ association, requests, now }: AssociationAskOfficePageProps) => (
  <DataTable
    caption="Requests to join"
    captionHidden
    rows={requests}
    columns={[
      { label: 'Email', cell: ({ email }) => email },
      { label: 'Asked by', cell: ({ by }) => by.name },
      {
        label: 'Answer',
        cell: (request) => <Answer request={request} association={association} now={now} />,
      },
      {
        label: 'Change',
        cell: (request) =>
          isWaiting(request, now) ? (
            <Form
              action={withdrawRequestPath(association.id, request.id)}
              label={`Withdraw the request to ${request.email}`}
              class="inline-form"
            >
              <Button kind="plain">
                Withdraw<span class="usa-sr-only"> the request to {request.email}</span>
              </Button>
            </Form>
          ) : (
            'Nothing left to withdraw'
          ),
      },
    ]}
  />
);

const Answer = ({
  request,
  association: { zone },
  now,
}: Pick<AssociationAskOfficePageProps, 'association' | 'now'> & { readonly request: JoinRequest }) => {
  const { declinedAt, endsAt } = request;
  if (declinedAt !== undefined) {
    return (
      <>
        <strong>Declined</strong>, <TimeText at={declinedAt} zone={zone} />
      </>
    );
  }
  return isWaiting(request, now) ? (
    <>
      Waits until <TimeText at={endsAt} zone={zone} />
    </>
  ) : (
    <>
      <strong>Ended without an answer</strong>, <TimeText at={endsAt} zone={zone} />
    </>
  );
};
