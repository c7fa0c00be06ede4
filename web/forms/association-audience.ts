import * as z from 'zod';
import type { FieldProblem } from '#core/field-problem.ts';
import { Office } from '#core/office.ts';
import { err, ok, type Result } from '#core/result.ts';
import { type FormState, textOf, valuesOf } from './form-state.ts';

export const AUDIENCE_LISTS = ['kinds', 'states', 'named'];

/** To which offices a campaign is offered: all, all of some kinds and states, or single ones. */
export const Audience = z.enum(['all', 'matching', 'named']);
export type Audience = z.infer<typeof Audience>;

/** More offices than this are not ticked one by one: they are written into a list. */
export const MOST_TICKED = 100;

/** How many unknown entries of a list are named: enough to find the mistake. */
const FEW = 5;

/** The member offices that a form chooses. */
export function chooseOffices(
  form: FormState,
  offices: readonly Office[],
): Result<readonly Office[], readonly FieldProblem[]> {
  const audience = Audience.options.find((option) => option === textOf(form, 'audience'));
  if (audience === undefined) {
    return err([{ field: 'audience', message: 'Choose to which offices the campaign is offered.' }]);
  }
  if (offices.length === 0) {
    return err([{ field: 'audience', message: 'The association has no offices yet. Add them first.' }]);
  }
  if (audience === 'all') return ok(offices);
  return audience === 'matching' ? chooseMatching(form, offices) : chooseNamed(form, offices);
}

function chooseMatching(
  form: FormState,
  offices: readonly Office[],
): Result<readonly Office[], readonly FieldProblem[]> {
  const kinds = new Set<string>(valuesOf(form, 'kinds'));
  const states = new Set<string>(valuesOf(form, 'states'));
  if (kinds.size === 0 && states.size === 0) {
    return err([{ field: 'kinds', message: 'Choose at least one kind of office, or at least one state.' }]);
  }
  const found = offices.filter(
    ({ kind, state }) => (kinds.size === 0 || kinds.has(kind)) && (states.size === 0 || states.has(state)),
  );
  return found.length > 0
    ? ok(found)
    : err([{ field: 'kinds', message: 'No office is of this kind in these states. Choose others.' }]);
}

function chooseNamed(
  form: FormState,
  offices: readonly Office[],
): Result<readonly Office[], readonly FieldProblem[]> {
  const ticked = new Set<string>(valuesOf(form, 'named'));
  const written = textOf(form, 'ids')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const byName = new Map(
    offices.flatMap((office) => [
      [office.id, office],
      [keyOf(office.name), office],
    ]),
  );
  const unknown = written.filter((line) => !byName.has(keyOf(line)));
  if (unknown.length > 0) {
    const named = unknown.slice(0, FEW).map((line) => `“${line.slice(0, 60)}”`);
    const more = unknown.length > FEW ? ` and ${unknown.length - FEW} more` : '';
    return err([
      {
        field: 'ids',
        message: `No member office is called ${named.join(', ')}${more}. Write one office on each line, by its name or its id, as the page Offices shows them.`,
      },
    ]);
  }
  const chosen = new Set([...ticked, ...written.map((line) => String(byName.get(keyOf(line))?.id))]);
  const found = offices.filter(({ id }) => chosen.has(id));
  const field = offices.length > MOST_TICKED ? 'ids' : 'named';
  return found.length > 0 ? ok(found) : err([{ field, message: 'Choose at least one office.' }]);
}

function keyOf(name: string): string {
  return name.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

export interface Counted {
  readonly value: string;
  readonly count: number;
}

export const OFFICE_KINDS = Office.shape.kind.options;

/** How many offices there are of each value, in the order of the values. */
export function countBy(offices: readonly Office[], key: 'kind' | 'state'): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const office of offices) counts.set(office[key], (counts.get(office[key]) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? -1 : 1));
}
