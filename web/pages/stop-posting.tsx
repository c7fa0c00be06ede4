import type { Office } from '#core/office.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import { writeScopeKey } from '../forms/stop-forms.ts';
import { safetyPath, stopPath } from '../safety-paths.ts';
import { type NamedScope, withinSentence } from '../stop-notice.ts';

export interface StopPostingPageProps extends NamedScope {
  readonly office: Pick<Office, 'id'>;
  readonly form: FormState;
}

/** Stops one channel or one announcement: reason and button stand on one page. */
export const StopPostingPage = ({ office, scope, what, form }: StopPostingPageProps) => {
  const title = `Stop ${withinSentence(what)}`;
  return (
    <Layout title={title} section="safety" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: safetyPath(office.id), label: 'Stop and resume' }]} here={title} />
      <PageTitle>{title}</PageTitle>
      <ErrorSummary errors={form.errors} />
      <p>
        They are put on hold at their times, and go out only if a person releases them. A post that is being
        sent at this very moment may still go out. Everything else goes on.
      </p>
      <Form action={stopPath(office.id)}>
        <Hidden name="scope" value={writeScopeKey(scope)} />
        <TextField
          form={form}
          name="reason"
          label="Why?"
          hint="In a few words. Everybody in your office sees it, and the history keeps it."
          autocomplete="off"
        />
        <ButtonRow>
          <Button kind="danger">Stop them now</Button>
          <a href={safetyPath(office.id)}>Back, stop nothing</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};
