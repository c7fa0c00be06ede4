import type { AssociationId } from '#core/ids.ts';
import { MEMBER_GUIDE } from '#core/import-offices/member-form.ts';
import { OFFICE_GUIDE } from '#core/import-offices/office-form.ts';
import { type AssociationSectionKey, associationPath } from '../association-paths.ts';
import { memberOfficesPath } from '../import-paths.ts';

export const IMPORT_STEPS = ['Choose a file', 'See what it would do', 'Import'];

/** What the pages of an import say, by what is imported. */
export interface ImportWords {
  readonly kind: 'offices' | 'members';
  readonly title: string;
  readonly section: AssociationSectionKey;
  /** Where what is imported is listed. */
  readonly list: { readonly label: string; readonly path: (id: AssociationId) => string };
  readonly about: string;
  readonly exportLabel: string;
  /** Above what a person should look at after the import. */
  readonly leftOut: string;
  /** What the two numbers of an import count. */
  readonly counts: { readonly adds: string; readonly changes: string };
  /** What may stand in each column. */
  readonly guide: Readonly<Record<string, string>>;
}

export const OFFICE_WORDS: ImportWords = {
  kind: 'offices',
  title: 'Import offices',
  section: 'association-offices',
  list: { label: 'Offices', path: memberOfficesPath },
  about:
    'A file sets up new offices and changes the profiles of those that are members. Offices that are not in it ' +
    'stay as they are. Either the whole file is imported or nothing of it.',
  exportLabel: 'Download your offices in this form',
  leftOut: 'Somebody else was there first',
  counts: { adds: 'New offices in the file', changes: 'Changed offices in the file' },
  guide: OFFICE_GUIDE,
};

export const MEMBER_WORDS: ImportWords = {
  kind: 'members',
  title: 'Import members',
  section: 'association-members',
  list: { label: 'Members', path: (id) => associationPath(id, '/members') },
  about:
    'A file invites people by mail: to the association, and to offices of it that nobody belongs to yet. An office ' +
    'that has people invites others itself. Each row is one person’s roles in one place; who has several places has ' +
    'several rows.',
  exportLabel: 'Download the association’s members in this form',
  leftOut: 'Not everybody could be told',
  counts: { adds: 'Invitations', changes: 'Changes' },
  guide: MEMBER_GUIDE,
};

export const WORDS: Readonly<Record<ImportWords['kind'], ImportWords>> = {
  offices: OFFICE_WORDS,
  members: MEMBER_WORDS,
};
