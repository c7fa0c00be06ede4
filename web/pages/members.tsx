import { type Invitation, isOpen } from '#core/invitation.ts';
import { type Member, rolesIn } from '#core/member.ts';
import type { Instant } from '#core/time.ts';
import { Button, ButtonLink } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { exportPath, newImportPath } from '../import-paths.ts';
import { invitePath, memberPath, withdrawPath } from '../member-paths.ts';
import type { Place } from '../place-env.ts';
import { nameRoles } from '../role-text.ts';

export interface MembersPageProps {
  readonly place: Place;
  readonly members: readonly Member[];
  readonly invitations: readonly Invitation[];
  /** Who is looking. */
  readonly you: Pick<Member, 'id'>;
  readonly now: Instant;
}

/** Who belongs to an office or association, and who is invited to it. */
export const MembersPage = (props: MembersPageProps) => {
  const { place, members, invitations, you } = props;
  return (
    <Layout title="Members" section={sectionOf(place)} width="wide">
      <PageTitle actions={<ButtonLink href={invitePath(place.scope)}>Invite somebody</ButtonLink>}>
        Members
      </PageTitle>
      <p class="lead">Everybody here works for {place.name}, as far as their roles allow.</p>
      {'associationId' in place.scope ? (
        <p>
          <a href={newImportPath(place.scope.associationId, 'members')}>Invite many from a file</a>, also to
          offices that nobody belongs to yet, or{' '}
          <a href={exportPath(place.scope.associationId, 'members')}>download the members as a file</a>.
        </p>
      ) : null}
      <DataTable
        caption="Members"
        captionHidden
        rows={members}
        columns={[
          {
            label: 'Name',
            cell: ({ id, name }) => (
              <>
                <a href={memberPath(place.scope, id)}>{name}</a>
                {id === you.id ? ' (you)' : null}
              </>
            ),
          },
          { label: 'Email', cell: ({ email }) => email },
          { label: 'Roles', cell: (member) => nameRoles(rolesIn(member, place.scope)) },
        ]}
      />
      <section>
        <h2>Invitations</h2>
        {invitations.length === 0 ? (
          <p>Nobody is invited and has yet to come.</p>
        ) : (
          <Invitations {...props} />
        )}
      </section>
    </Layout>
  );
};

const Invitations = ({ place, invitations, now }: MembersPageProps) => (
  <>
    <p>
      Each is taken by signing in with exactly this address. Has somebody not got the mail? Tell them so, or
      invite them again.
    </p>
    <DataTable
      caption="Invitations"
      captionHidden
      rows={invitations}
      columns={[
        { label: 'Email', cell: ({ email }) => email },
        { label: 'Roles', cell: ({ grant }) => nameRoles(grant.roles) },
        { label: 'Invited by', cell: ({ by }) => by.name },
        {
          label: 'Until',
          cell: (invitation) => (
            <>
              <TimeText at={invitation.endsAt} zone={place.zone} />
              {isOpen(invitation, now) ? null : <strong> Ended: invite them again</strong>}
            </>
          ),
        },
        {
          label: 'Change',
          cell: ({ id, email }) => (
            <Form
              action={withdrawPath(place.scope, id)}
              label={`Withdraw the invitation of ${email}`}
              class="inline-form"
            >
              <Button kind="plain">
                Withdraw<span class="usa-sr-only"> the invitation of {email}</span>
              </Button>
            </Form>
          ),
        },
      ]}
    />
  </>
);

/** Where the pages of members stand in the navigation. */
export function sectionOf({ kind }: Pick<Place, 'kind'>): 'members' | 'association-members' {
  return kind === 'office' ? 'members' : 'association-members';
}
