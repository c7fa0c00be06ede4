import type { Association } from '#core/association.ts';
import type { OfficeRecord } from '#core/import-offices/office-form.ts';
import type { ImportPlan, OfficeChange } from '#core/import-offices/plan-import.ts';
import type { StoredImport } from '#core/import-offices/stored-import.ts';
import type { SeenOfficeImport } from '#use-cases/import-offices.ts';
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
import { IMPORT_STEPS, OFFICE_WORDS } from './association-import-words.ts';
import { countOffices } from './association-numbers.ts';
import { listNames } from './list-names.ts';

/** Which of the file's offices are shown. */
const GROUPS = ['added', 'changed', 'unchanged', 'missing'] as const;
type Group = (typeof GROUPS)[number];

const PAGE_LENGTH = 50;

export interface AssociationImportPlanPageProps {
  readonly association: Association;
  readonly stored: StoredImport;
  readonly view: SeenOfficeImport;
  /** Whether something was changed since the person looked, so that nothing was imported. */
  readonly changedMeanwhile: boolean;
  readonly isOutdated: boolean;
  /** As the address asks for them. */
  readonly show: string | undefined;
  readonly page: string | undefined;
}

/** What an import of offices would do: the last look before a yes. */
export const AssociationImportPlanPage = (props: AssociationImportPlanPageProps) => {
  const { association, view, changedMeanwhile } = props;
  const { plan, taken } = view;
  const group = GROUPS.find((key) => key === props.show) ?? firstGroup(plan);
  const title = 'What the import would do';
  return (
    <Layout title={title} section="association-offices" width="wide" failed={changedMeanwhile}>
      <Breadcrumb
        trail={[
          { href: OFFICE_WORDS.list.path(association.id), label: OFFICE_WORDS.list.label },
          { href: newImportPath(association.id, 'offices'), label: OFFICE_WORDS.title },
        ]}
        here={title}
      />
      <PageTitle>{title}</PageTitle>
      <Steps label={OFFICE_WORDS.title} steps={IMPORT_STEPS} current={2} />
      {changedMeanwhile ? (
        <Alert kind="warning" heading="Something was changed since you looked">
          <p>Nothing was imported. Below stands what the file would do now. Look at it again.</p>
        </Alert>
      ) : null}
      {taken.length > 0 ? (
        <Alert kind="error" heading="This file cannot be imported any more">
          <p>
            These ids were given to other offices meanwhile: {listNames(taken)}. Give your offices other ids
            in the file and choose it again.
          </p>
        </Alert>
      ) : null}
      <Confirm {...props} />
      <FilterLinks
        label="Which offices of the file"
        links={GROUPS.map((key) => ({
          href: groupPath(props, key),
          text: `${LABELS[key]} (${writeNumber(plan[key].length)})`,
          isCurrent: key === group,
        }))}
      />
      <OfficesOf {...props} group={group} />
    </Layout>
  );
};

const LABELS: Readonly<Record<Group, string>> = {
  added: 'New',
  changed: 'Changed',
  unchanged: 'Unchanged',
  missing: 'Not in the file',
};

const EMPTY: Readonly<Record<Group, string>> = {
  added: 'The file names no office that is new.',
  changed: 'The file changes no office.',
  unchanged: 'Every office of the file is new or changed.',
  missing: 'The file names all your offices.',
};

const Confirm = ({ association, stored, view, isOutdated }: AssociationImportPlanPageProps) => {
  const { plan, taken, seen } = view;
  const again = newImportPath(association.id, 'offices');
  if (taken.length > 0 || isOutdated) {
    return (
      <>
        {isOutdated ? (
          <p>This file was checked more than a day ago. Check it again, so that you see what it does now.</p>
        ) : null}
        <ButtonRow>
          <ButtonLink href={again}>Choose a file</ButtonLink>
        </ButtonRow>
      </>
    );
  }
  if (plan.added.length + plan.changed.length === 0) {
    return (
      <Alert kind="info" heading="There is nothing to import">
        <p>
          Everything in this file is stored as it stands there.{' '}
          <a href={OFFICE_WORDS.list.path(association.id)}>Back to the offices</a>
        </p>
      </Alert>
    );
  }
  const movesZone = plan.changed.some(({ fields }) => fields.some(({ column }) => column === 'zone'));
  return (
    <Form action={importPath(association.id, stored.id, 'confirm')} label="Import">
      <Hidden name="seen" value={seen} />
      <p>Nothing has been changed yet. {describePlan(plan)}</p>
      {movesZone ? (
        <p>
          Where a time zone changes, posts that are planned already keep their time; new ones are planned in
          the new zone.
        </p>
      ) : null}
      <ButtonRow>
        <Button>{labelOf(plan)}</Button>
        <a href={again}>Choose another file</a>
      </ButtonRow>
    </Form>
  );
};

const OfficesOf = (props: AssociationImportPlanPageProps & { readonly group: Group }) => {
  const { view, group } = props;
  const { plan } = view;
  const count = plan[group].length;
  if (count === 0) return <p>{EMPTY[group]}</p>;
  const pages = Math.ceil(count / PAGE_LENGTH);
  const page = readPage(props.page, pages);
  const pick = <T,>(all: readonly T[]) => all.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH);
  return (
    <>
      {group === 'added' ? <AddedOffices offices={pick(plan.added)} /> : null}
      {group === 'changed' ? <ChangedOffices changes={pick(plan.changed)} /> : null}
      {group === 'unchanged' ? <Ids ids={pick(plan.unchanged)} /> : null}
      {group === 'missing' ? (
        <>
          <p>These are your offices all the same. The import leaves them as they are.</p>
          <Ids ids={pick(plan.missing).map(({ id, name }) => `${name} (${id})`)} />
        </>
      ) : null}
      <PageLinks
        label="Pages of offices"
        page={page}
        pages={pages}
        hrefOf={(number) => `${groupPath(props, group)}&page=${number}`}
      />
    </>
  );
};

const AddedOffices = ({ offices }: { readonly offices: readonly OfficeRecord[] }) => (
  <DataTable
    caption="New offices"
    captionHidden
    rows={offices}
    columns={[
      { label: 'Office', cell: ({ name }) => name },
      { label: 'Id', cell: ({ id }) => id },
      { label: 'Kind', cell: ({ kind }) => kind },
      { label: 'Place', cell: ({ place, state }) => `${place}, ${state}` },
      { label: 'Time zone', cell: ({ zone }) => zone },
      { label: 'Website', cell: ({ website }) => website },
      { label: 'Official', cell: ({ official }) => `${official.name}, ${official.title}` },
    ]}
  />
);

const ChangedOffices = ({ changes }: { readonly changes: readonly OfficeChange[] }) => (
  <DataTable
    caption="Changed offices, field by field"
    captionHidden
    rows={changes.flatMap(({ stored, fields }) => fields.map((field) => ({ stored, ...field })))}
    columns={[
      { label: 'Office', cell: ({ stored }) => stored.name },
      { label: 'Column', cell: ({ column }) => <code>{column}</code> },
      { label: 'Now', cell: ({ from }) => from || 'nothing' },
      { label: 'After the import', cell: ({ to }) => to || 'nothing' },
    ]}
  />
);

const Ids = ({ ids }: { readonly ids: readonly string[] }) => (
  <ul class="columned-list">
    {ids.map((id) => (
      <li>{id}</li>
    ))}
  </ul>
);

/** What a person most wants to check: changes, where there are some. */
function firstGroup({ added, changed }: ImportPlan): Group {
  if (changed.length > 0) return 'changed';
  return added.length > 0 ? 'added' : 'unchanged';
}

function describePlan({ added, changed, unchanged, missing }: ImportPlan): string {
  const parts: readonly (readonly [number, string])[] = [
    [
      added.length,
      `${countOffices(added.length)} would be set up and be ${added.length === 1 ? 'a member' : 'members'} at once`,
    ],
    [changed.length, `${countOffices(changed.length)} would be changed`],
    [
      unchanged.length,
      `${countOffices(unchanged.length)} ${unchanged.length === 1 ? 'stays' : 'stay'} as stored`,
    ],
    [
      missing.length,
      `${countOffices(missing.length)} not in the file ${missing.length === 1 ? 'is' : 'are'} left alone`,
    ],
  ];
  const told = parts.filter(([count]) => count > 0).map(([, text]) => text);
  return `${new Intl.ListFormat('en-US').format(told)}.`;
}

function labelOf({ added, changed }: ImportPlan): string {
  const adds = added.length > 0 ? `add ${countOffices(added.length)}` : undefined;
  const changes =
    changed.length > 0
      ? `change ${adds ? writeNumber(changed.length) : countOffices(changed.length)}`
      : undefined;
  return `Import: ${[adds, changes].filter((part) => part !== undefined).join(' and ')}`;
}

function groupPath({ association, stored }: AssociationImportPlanPageProps, group: Group): string {
  return `${importPath(association.id, stored.id)}?show=${group}`;
}
