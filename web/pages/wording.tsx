import type { PropsWithChildren } from 'hono/jsx';
import type { WordingLists } from '#core/guardrails/change-wording.ts';
import type { OfficeWording } from '#core/guardrails/office-wording.ts';
import type { Office } from '#core/office.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DateField } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import { TimeText } from '../components/time-text.tsx';
import { NO_CERTIFICATE } from '../components/wording-notes.tsx';
import type { FormState } from '../forms/form-state.ts';
import type { WordingStep } from '../forms/wording-forms.ts';
import { safetyPath } from '../safety-paths.ts';
import { wordingPath } from '../wording-paths.ts';
import { describeDate } from './describe-date.ts';

export interface WordingPageProps {
  readonly office: Office;
  readonly lists: WordingLists;
  /** Who changed them last, if anybody has. */
  readonly last: OfficeWording | undefined;
  readonly form: FormState;
  readonly mayManage: boolean;
  /** Why nothing was changed. */
  readonly refusal?: string | undefined;
}

/** The names, links and consents that an office's posts are read with. */
export const WordingPage = (props: WordingPageProps) => {
  const { office, last, form, mayManage, refusal } = props;
  return (
    <Layout title="Names and links" section="safety" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb
        trail={[{ href: safetyPath(office.id), label: 'Stop and resume' }]}
        here="Names and links"
      />
      <PageTitle>Names and links</PageTitle>
      <ErrorSummary errors={form.errors} />
      {refusal === undefined ? null : (
        <Alert kind="warning" heading="Nothing was changed">
          <p>{refusal}</p>
        </Alert>
      )}
      <p class="lead">
        Clarion reads every text with these lists: when it is written, when it is approved, and once more
        before it is sent. Every name is treated alike. {NO_CERTIFICATE}
      </p>
      {last === undefined ? null : (
        <p class="usa-hint">
          Last changed by {last.by.name}, <TimeText at={last.at} zone={office.zone} />
        </p>
      )}
      {mayManage ? null : <p>An owner of your office can change them.</p>}
      <Lists {...props} />
      <Candidacies {...props} />
      <Consents {...props} />
    </Layout>
  );
};

const Lists = (props: WordingPageProps) => {
  const { lists, form, mayManage, office } = props;
  if (!mayManage) {
    const none = 'None is entered.';
    return (
      <>
        <h2>Parties</h2>
        <p>{lists.parties.map(({ name }) => name).join('; ') || none}</p>
        <h2>Candidates</h2>
        <p>{lists.candidates.map(({ name }) => name).join('; ') || none}</p>
        <h2>Addresses to link to</h2>
        <p>{lists.hosts.join('; ') || none}</p>
      </>
    );
  }
  return (
    <section>
      <h2>Parties, candidates and addresses</h2>
      <StepForm {...props} step="lists" label="Parties, candidates and addresses">
        <TextArea
          form={form}
          name="parties"
          label="Parties"
          hint="One a line. Write other forms of the name after it, with commas. List every party on your ballots."
          optional
        />
        <TextArea
          form={form}
          name="candidates"
          label="Candidates"
          hint="One a line, with other forms after commas. List every candidate of a contest, or none."
          optional
        />
        <TextArea
          form={form}
          name="hosts"
          label="Addresses that your posts may link to"
          hint={`One a line, such as example.gov, besides ${new URL(office.website).hostname}. A link to another address waits for a reason.`}
          optional
        />
        <ButtonRow>
          <Button>Save the lists</Button>
        </ButtonRow>
      </StepForm>
    </section>
  );
};

const Candidacies = (props: WordingPageProps) => {
  const { office, lists, form, mayManage } = props;
  return (
    <section>
      <h2>When {office.official.name} is a candidate</h2>
      <p>On these days posts speak for the office, without “I” and without the official’s name.</p>
      {lists.candidacies.length === 0 ? <p>No days are entered.</p> : null}
      <ul class="plain-list">
        {lists.candidacies.map(({ from, until, citation }) => (
          <li>
            From {describeDate(from)} until {describeDate(until)} ({citation})
            {mayManage ? (
              <StepForm {...props} step="remove-candidacy" label={`Take out ${from} to ${until}`}>
                <Hidden name="from" value={from} />
                <Hidden name="until" value={until} />
                <Button kind="outline">
                  Take out<span class="usa-sr-only"> these days from {describeDate(from)}</span>
                </Button>
              </StepForm>
            ) : null}
          </li>
        ))}
      </ul>
      {mayManage ? (
        <StepForm {...props} step="add-candidacy" label="Enter days">
          <DateField form={form} name="candidacyFrom" label="First day" />
          <DateField form={form} name="candidacyUntil" label="Last day" />
          <TextField
            form={form}
            name="candidacyCitation"
            label="What says so"
            hint="Such as the petition filed, or the section of a law that says when a candidacy begins."
            autocomplete="off"
          />
          <ButtonRow>
            <Button kind="outline">Enter these days</Button>
          </ButtonRow>
        </StepForm>
      ) : null}
    </section>
  );
};

const Consents = (props: WordingPageProps) => {
  const { lists, form, mayManage } = props;
  return (
    <section>
      <h2>Who agreed to be mentioned</h2>
      {lists.consents.length === 0 ? <p>Nobody’s consent is on record.</p> : null}
      <ul class="plain-list">
        {lists.consents.map(({ name, by, on }) => (
          <li>
            {name}: {by} agreed on {describeDate(on)}
            {mayManage ? (
              <StepForm {...props} step="remove-consent" label={`Take out the consent of ${name}`}>
                <Hidden name="name" value={name} />
                <Button kind="outline">
                  Take out<span class="usa-sr-only"> the consent of {name}</span>
                </Button>
              </StepForm>
            ) : null}
          </li>
        ))}
      </ul>
      {mayManage ? (
        <StepForm {...props} step="add-consent" label="Record a consent">
          <TextField
            form={form}
            name="consentName"
            label="Who is mentioned"
            hint="As the pack names them."
            autocomplete="off"
          />
          <TextField form={form} name="consentBy" label="Who agreed to it" autocomplete="off" />
          <DateField form={form} name="consentOn" label="On which day" />
          <ButtonRow>
            <Button kind="outline">Record the consent</Button>
          </ButtonRow>
        </StepForm>
      ) : null}
    </section>
  );
};

interface StepFormProps extends WordingPageProps {
  readonly step: WordingStep;
  readonly label: string;
}

const StepForm = ({ office, last, step, label, children }: PropsWithChildren<StepFormProps>) => (
  <Form action={wordingPath(office.id, step)} label={label}>
    <Hidden name="seen" value={String(last?.version ?? 0)} />
    {children}
  </Form>
);
