import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import { invitePath, membersPath } from '../member-paths.ts';
import type { Place } from '../place-env.ts';
import { roleChoices } from '../role-text.ts';
import { sectionOf } from './members.tsx';

export interface InviteMemberPageProps {
  readonly place: Place;
  readonly form: FormState;
}

export const InviteMemberPage = ({ place, form }: InviteMemberPageProps) => (
  <Layout title="Invite somebody" section={sectionOf(place)} failed={Object.keys(form.errors).length > 0}>
    <Breadcrumb trail={[{ href: membersPath(place.scope), label: 'Members' }]} here="Invite somebody" />
    <ErrorSummary errors={form.errors} />
    <PageTitle>Invite somebody</PageTitle>
    <p class="lead">
      They get a mail that says where to sign in. Once they have signed in with this address, they belong to{' '}
      {place.name}. The invitation ends after 14 days.
    </p>
    <Form action={invitePath(place.scope)}>
      <TextField
        form={form}
        name="email"
        type="email"
        label="Email address"
        hint="The one with which they sign in, such as name@example.gov."
        autocomplete="off"
        spellcheck={false}
      />
      <Checkboxes
        form={form}
        name="roles"
        label="Roles"
        hint="Choose what they need, and no more. You can change it later."
        choices={roleChoices(place.kind)}
      />
      <ButtonRow>
        <Button>Send the invitation</Button>
        <a href={membersPath(place.scope)}>Back without inviting</a>
      </ButtonRow>
    </Form>
  </Layout>
);
