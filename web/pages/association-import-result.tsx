import type { Association } from '#core/association.ts';
import type { StoredImport } from '#core/import-offices/stored-import.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Layout } from '../components/layout.tsx';
import { writeNumber } from '../components/number-text.ts';
import { PageTitle } from '../components/page-title.tsx';
import { Steps } from '../components/steps.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TimeText } from '../components/time-text.tsx';
import { importPath, newImportPath } from '../import-paths.ts';
import type { CampaignProgress } from './association-answers.ts';
import { IMPORT_STEPS, type ImportWords } from './association-import-words.ts';
import { Progress } from './association-progress.tsx';

export interface AssociationImportResultPageProps {
  readonly association: Association;
  readonly stored: StoredImport;
  readonly words: ImportWords;
}

/** An import that somebody has said yes to: how far it is, and what has come of it. */
export const AssociationImportResultPage = (props: AssociationImportResultPageProps) => {
  const { association, stored, words } = props;
  const isDone = stored.state === 'imported';
  const title = isDone ? 'The import is done' : 'The import is under way';
  const list = words.list.path(association.id);
  return (
    <Layout title={title} section={words.section} islands={isDone ? undefined : ['offer-progress']}>
      <Breadcrumb trail={[{ href: list, label: words.list.label }]} here={words.title} />
      <PageTitle>{title}</PageTitle>
      <Steps label={words.title} steps={IMPORT_STEPS} current={3} />
      {isDone ? null : (
        <>
          <Progress progress={importProgress(stored)} path={importPath(association.id, stored.id)} />
          <p>
            If Clarion is interrupted, it takes the import up again by itself and brings it to its end. Until
            then some rows of the file are imported and others are not.
          </p>
        </>
      )}
      {stored.leftOut.length > 0 ? (
        <Alert kind="warning" heading={words.leftOut}>
          <ul>
            {stored.leftOut.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <SummaryList
        entries={[
          { label: 'Rows in the file', value: writeNumber(stored.size) },
          { label: words.counts.adds, value: writeNumber(stored.adds) },
          ...(stored.kind === 'offices'
            ? [{ label: words.counts.changes, value: writeNumber(stored.changes) }]
            : []),
          ...(stored.confirmedBy ? [{ label: 'Imported by', value: stored.confirmedBy.name }] : []),
          ...(stored.confirmedAt
            ? [{ label: 'Begun', value: <TimeText at={stored.confirmedAt} zone={association.zone} /> }]
            : []),
        ]}
      />
      {isDone ? (
        <ButtonRow>
          <ButtonLink href={list}>{`Go to ${words.list.label.toLowerCase()}`}</ButtonLink>
          {stored.kind === 'offices' ? (
            <a href={newImportPath(association.id, 'members')}>Next, invite their people from a file</a>
          ) : null}
        </ButtonRow>
      ) : null}
    </Layout>
  );
};

/** How far an import is, as the bar shows it. */
export function importProgress({ state, reached, size }: StoredImport): CampaignProgress {
  return {
    underWay: state === 'importing',
    reached,
    total: size,
    text: `${writeNumber(reached)} of ${writeNumber(size)} rows of the file are gone through.`,
  };
}
