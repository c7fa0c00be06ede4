import type { Scope } from '#core/member.ts';

/** The section of the navigation in which elections stand. */
export function electionSection(keeper: Scope): 'elections' | 'association-elections' {
  return 'officeId' in keeper ? 'elections' : 'association-elections';
}
