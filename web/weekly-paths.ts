import type { Scope } from '#core/member.ts';
import { associationPath } from './association-paths.ts';
import { officePath } from './paths.ts';

const PATH = '/weekly-summary';

/** Where members decide for themselves whether the week of an office or association comes to them by mail. */
export function weeklySummaryPath(place: Scope): string {
  return 'officeId' in place ? officePath(place.officeId, PATH) : associationPath(place.associationId, PATH);
}
