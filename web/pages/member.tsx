import type { AuditEntry } from '#core/audit.ts';
import { type Member, rolesIn } from '#core/member.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { HistoryList } from '../components/history-list.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import type { FormState } from '../forms/form-state.ts';
import { writeSeen } from '../forms/member-forms.ts';
import { memberPath, membersPath } from '../member-paths.ts';
import type { Place } from '../place-env.ts';
import { roleChoices } from '../role-text.ts';
import { sectionOf } from './members.tsx';

export interface MemberPageProps {
  readonly place: Place;
  readonly member: Member;
  /** Whether that is who is looking. */
  readonly isYou: boolean;
  /** Oldest first. */
  readonly history: readonly AuditEntry[];
  readonly form: FormState;
}

/** What one member may do here, and how that came. */
export const MemberPage = ({ place, member, isYou, history, form }: MemberPageProps) => (
  <Layout title={member.name} section={sectionOf(place)} failed={Object.keys(form.errors).length > 0}>
    <Breadcrumb trail={[{ href: membersPath(place.scope), label: 'Members' }]} here={member.name} />
    <ErrorSummary errors={form.errors} />
    <PageTitle>{member.name}</PageTitle>
    <p>
      {member.email}
      {isYou ? '. This is you: what you take away from yourself, another owner has to give back.' : null}
    </p>
    <Form action={memberPath(place.scope, member.id, 'roles')} label="Roles">
      <Hidden name="seen" value={writeSeen(rolesIn(member, place.scope))} />
      <Checkboxes
        form={form}
        name="roles"
        label="Roles"
        hint="A change holds from their next page on."
        choices={roleChoices(place.kind)}
      />
      <ButtonRow>
        <Button>Save the roles</Button>
        <a href={membersPath(place.scope)}>Back without saving</a>
      </ButtonRow>
    </Form>
    <section>
      <h2>{isYou ? 'Leave' : 'Take out'}</h2>
      <p>
        When somebody no longer works for {place.name}: their access ends at once, and somebody else gets what
        they had begun.
      </p>
      <ButtonRow>
        <ButtonLink href={memberPath(place.scope, member.id, 'off-board')} kind="outline">
          {isYou ? `Leave ${place.name}` : `Take ${member.name} out`}
        </ButtonLink>
      </ButtonRow>
    </section>
    {history.length === 0 ? null : (
      <section>
        <h2>History</h2>
        <HistoryList entries={history} zone={place.zone} />
      </section>
    )}
  </Layout>
);
