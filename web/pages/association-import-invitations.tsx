import type { Association } from '#core/association.ts';
import type { RowGrant } from '#core/import-offices/member-form.ts';
import type { StoredImport } from '#core/import-offices/stored-import.ts';
import type { SeenMemberImport } from '#use-cases/import-members.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { FilterLinks } from '../components/filter-links.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { writeNumber } from '../components/number-text.ts';
import { PageLinks, readPage } from '../components/page-links.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Steps } from '../components/steps.tsx';
import { importPath, newImportPath } from '../import-paths.ts';
import { nameRoles } from '../role-text.ts';
import { IMPORT_STEPS, MEMBER_WORDS } from './association-import-words.ts';

const GROUPS = ['invited', 'asTheyAre', 'leftAlone'] as const;
type Group = (typeof GROUPS)[number];

const PAGE_LENGTH = 50;

export interface AssociationImportInvitationsPageProps {
  readonly association: Association;
  readonly stored: StoredImport;
  readonly view: SeenMemberImport;
  /** Whether something was changed since the person looked, so that nobody was invited. */
  readonly changedMeanwhile: boolean;
  readonly isOutdated: boolean;
  /** As the address asks for them. */
  readonly show: string | undefined;
  readonly page: string | undefined;
}

/** Whom an import of members would invite: the last look before a yes. */
export const AssociationImportInvitationsPage = (props: AssociationImportInvitationsPageProps) => {
  const { association, stored, view, changedMeanwhile } = props;
  const group = GROUPS.find((key) => key === props.show) ?? 'invited';
  const rows = view[group];
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_LENGTH));
  const page = readPage(props.page, pages);
  const path = (key: Group) => `${importPath(association.id, stored.id)}?show=${key}`;
  const title = 'Who would be invited';
  return (
    <Layout title={title} section="association-members" width="wide" failed={changedMeanwhile}>
      <Breadcrumb
        trail={[
          { href: MEMBER_WORDS.list.path(association.id), label: MEMBER_WORDS.list.label },
          { href: newImportPath(association.id, 'members'), label: MEMBER_WORDS.title },
        ]}
        here={title}
      />
      <PageTitle>{title}</PageTitle>
      <Steps label={MEMBER_WORDS.title} steps={IMPORT_STEPS} current={2} />
      {changedMeanwhile ? (
        <Alert kind="warning" heading="Something was changed since you looked">
          <p>Nobody was invited. Below stands what the file would do now. Look at it again.</p>
        </Alert>
      ) : null}
      <Confirm {...props} />
      <FilterLinks
        label="Which rows of the file"
        links={GROUPS.map((key) => ({
          href: path(key),
          text: `${LABELS[key]} (${writeNumber(view[key].length)})`,
          isCurrent: key === group,
        }))}
      />
      <p>{ABOUT[group]}</p>
      {rows.length === 0 ? null : (
        <>
          <Rows rows={rows.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH)} association={association} />
          <PageLinks
            label="Pages of rows"
            page={page}
            pages={pages}
            hrefOf={(number) => `${path(group)}&page=${number}`}
          />
        </>
      )}
    </Layout>
  );
};

const LABELS: Readonly<Record<Group, string>> = {
  invited: 'Invited',
  asTheyAre: 'There already',
  leftAlone: 'Left alone',
};

const ABOUT: Readonly<Record<Group, string>> = {
  invited: 'Each gets a mail, and joins by signing in with this address.',
  asTheyAre: 'These belong there already with the same roles, or are invited to them.',
  leftAlone:
    'People belong to these offices already: who else does is their own say. Nobody is invited there.',
};

const Confirm = (props: AssociationImportInvitationsPageProps) => {
  const { association, stored, view, isOutdated } = props;
  const again = newImportPath(association.id, 'members');
  if (isOutdated) {
    return (
      <>
        <p>This file was checked more than a day ago. Check it again, so that you see what it does now.</p>
        <ButtonRow>
          <ButtonLink href={again}>Choose a file</ButtonLink>
        </ButtonRow>
      </>
    );
  }
  const count = view.invited.length;
  if (count === 0) {
    return (
      <Alert kind="info" heading="There is nobody to invite">
        <p>
          Everybody in this file is there already, or is left to the office.{' '}
          <a href={MEMBER_WORDS.list.path(association.id)}>Back to the members</a>
        </p>
      </Alert>
    );
  }
  return (
    <Form action={importPath(association.id, stored.id, 'confirm')} label="Invite">
      <Hidden name="seen" value={view.seen} />
      <p>Nobody has been invited yet. Look at the addresses: the mail goes out as soon as you say yes.</p>
      <ButtonRow>
        <Button>
          Send {writeNumber(count)} {count === 1 ? 'invitation' : 'invitations'}
        </Button>
        <a href={again}>Choose another file</a>
      </ButtonRow>
    </Form>
  );
};

const Rows = ({
  rows,
  association,
}: {
  readonly rows: readonly RowGrant[];
  readonly association: Association;
}) => (
  <DataTable
    caption="Rows of the file"
    captionHidden
    rows={rows}
    columns={[
      { label: 'Person', cell: ({ name }) => name },
      { label: 'Email', cell: ({ email }) => email },
      {
        label: 'Where',
        cell: ({ grant }) => ('officeId' in grant ? grant.officeId : association.name),
      },
      { label: 'As', cell: ({ grant }) => nameRoles(grant.roles) },
    ]}
  />
);
