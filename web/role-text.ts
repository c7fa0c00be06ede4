import type { Role } from '#core/member.ts';
import { tidyRoles } from '#core/roles.ts';
import type { Choice } from './components/choices.tsx';
import type { Place } from './place-env.ts';

const LABELS: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  author: 'Author',
  approver: 'Approver',
  publisher: 'Publisher',
  viewer: 'Viewer',
  records: 'Records',
};

/** What each role allows: as `core/member.ts` has it. */
const HINTS: Readonly<Record<Place['kind'], Readonly<Record<Role, string>>>> = {
  office: {
    owner: 'May do everything, connect channels, and decide who belongs to the office.',
    author: 'Writes, changes and cancels posts, and may stop posting.',
    approver: 'Reads posts and approves them.',
    publisher: 'As an author, and releases, sends and resumes posts.',
    viewer: 'Sees everything and changes nothing.',
    records: 'As a viewer: for people who answer records requests.',
  },
  association: {
    owner: 'May do everything, and decide who belongs to the association.',
    author: 'Prepares campaigns for the offices.',
    approver: 'Reads everything, and approves where an approval is asked for.',
    publisher: 'Prepares and offers campaigns. Posts for an office only where that office allows it.',
    viewer: 'Sees everything and changes nothing.',
    records: 'As a viewer: for people who answer records requests.',
  },
};

/** Such as `Author, approver`. */
export function nameRoles(roles: readonly Role[]): string {
  const text = tidyRoles(roles)
    .map((role) => LABELS[role])
    .join(', ');
  return `${text.slice(0, 1)}${text.slice(1).toLowerCase()}`;
}

/** The roles to choose from, with what they allow. */
export function roleChoices(kind: Place['kind']): readonly Choice[] {
  const roles = Object.keys(LABELS) as readonly Role[];
  return roles.map((value) => ({ value, label: LABELS[value], hint: HINTS[kind][value] }));
}
