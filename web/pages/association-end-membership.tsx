import type { Association } from '#core/association.ts';
import type { Stop } from '#core/gate.ts';
import type { Office } from '#core/office.ts';
import { associationSafetyPath, offeredCampaignPath } from '../association-paths.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import { endMembershipPath, memberOfficesPath } from '../import-paths.ts';

export interface AssociationEndMembershipPageProps {
  readonly association: Association;
  readonly office: Office;
  readonly form: FormState;
  /** A stop of the association, which keeps the office from leaving. */
  readonly stop: Stop | undefined;
}

/** Asks once more before an office is taken out. */
export const AssociationEndMembershipPage = (props: AssociationEndMembershipPageProps) => {
  const { association, office, form, stop } = props;
  const title = `End the membership of ${office.name}?`;
  const path = memberOfficesPath(association.id);
  return (
    <Layout title={title} section="association-offices" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: path, label: 'Offices' }]} here="End a membership" />
      <ErrorSummary errors={form.errors} />
      <PageTitle>{title}</PageTitle>
      {stop ? (
        <Waiting association={association} stop={stop} />
      ) : (
        <>
          <ul class="plain-list">
            <li>
              The office keeps everything: its people, its channels, its history and its posts. What it has
              accepted still goes out in its own name.
            </li>
            <li>
              Nobody of {association.name} can work in its name any more, and no new campaign is offered to
              it.
            </li>
            <li>A stop of the association does not hold its posts any more. The office has its own.</li>
            <li>The office’s own history tells who ended the membership, and why.</li>
          </ul>
          <Form action={endMembershipPath(association.id, office.id)} label={title}>
            <TextField
              form={form}
              name="reason"
              label="Why does it end?"
              hint="In a few words. Both histories keep it."
              autocomplete="off"
            />
            <ButtonRow>
              <Button kind="danger">End the membership</Button>
              <a href={path}>Keep it</a>
            </ButtonRow>
          </Form>
        </>
      )}
    </Layout>
  );
};

const Waiting = ({ association, stop }: { readonly association: Association; readonly stop: Stop }) =>
  stop.scope.kind === 'campaign' ? (
    <Alert kind="error" heading="Not while a campaign is being withdrawn">
      <p>
        {stop.by.name} has withdrawn a campaign, and Clarion is still putting its posts on hold, office by
        office. If this office left now, some could go out. Come back when that is done.{' '}
        <a href={offeredCampaignPath(association.id, stop.scope.id)}>See how far it is</a>
      </p>
    </Alert>
  ) : (
    <Alert kind="error" heading="Not while posts are stopped">
      <p>
        {stop.by.name} stopped posts for the association: {stop.reason}. Without the membership the stop would
        not hold this office’s posts any more, and they would go out.{' '}
        <a href={associationSafetyPath(association.id)}>Lift the stop first</a>
      </p>
    </Alert>
  );
