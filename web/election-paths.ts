import type { Scope } from '#core/member.ts';
import { associationPath } from './association-paths.ts';
import { officePath } from './paths.ts';

/** The elections of an association or an office, or a page below them. */
export function electionsPath(keeper: Scope, path = ''): string {
  const below = `/elections${path}`;
  return 'officeId' in keeper
    ? officePath(keeper.officeId, below)
    : associationPath(keeper.associationId, below);
}

export function electionPath(keeper: Scope, id: string, step?: string): string {
  return electionsPath(keeper, `/${id}${step === undefined ? '' : `/${step}`}`);
}

/** The form for a date: a new one, or another in the place of one that the calendar has. */
export function dateFormPath(keeper: Scope, election: string, replaces?: string): string {
  const path = electionPath(keeper, election, 'dates/new');
  return replaces === undefined ? path : `${path}?${new URLSearchParams({ date: replaces })}`;
}
