import type { HonoRequest } from 'hono';
import { err, ok, type Result } from '#core/result.ts';
import {
  type CalendarKeeper,
  type DateEntry,
  type PreparedDate,
  prepareDate,
  setElectionDate,
} from '#use-cases/set-election-date.ts';
import {
  DATE_LISTS,
  DateForm,
  type Entering,
  entryOf,
  FormId,
  valuesOfDate,
} from '../forms/election-forms.ts';
import { firstProblems } from '../forms/failed-form.ts';
import type { FormState } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import type { Services } from '../services.ts';
import { checkExtension } from './election-steps.ts';

export const ENTERED_BEFORE =
  'This form was sent before. Nothing was changed now; here is the calendar as it stands.';

/** A date as a form gives it, which fits its calendar. */
export interface ReadDate {
  readonly form: DateForm;
  readonly entry: DateEntry;
  readonly prepared: PreparedDate;
}

export type DateFormRefusal =
  /** No form of ours, or of no election that is kept there. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'entered-before' }
  /** What was sent, with what is wrong at its fields. */
  | { readonly kind: 'wrong'; readonly form: FormState };

/** Reads the form of a date for whoever keeps its calendar, and holds it against that. Nothing is stored. */
export async function readDate(
  services: Pick<Services, 'clock'>,
  request: HonoRequest,
  keeper: CalendarKeeper,
  entering: Entering,
): Promise<Result<ReadDate, DateFormRefusal>> {
  const reading = await readForm(request, DateForm, DATE_LISTS);
  if (!reading.ok) {
    const known = FormId.safeParse(reading.values.id).success;
    return err(known ? { kind: 'wrong', form: reading } : { kind: 'unknown' });
  }
  const form = reading.value;
  const wrong = (errors: FormState['errors']) =>
    err({ kind: 'wrong' as const, form: { values: valuesOfDate(form), errors } });
  const entry = entryOf(form, entering);
  const prepared = await prepareDate(services, keeper, entry);
  if (!prepared.ok) {
    const { error } = prepared;
    if (error.kind === 'problems') return wrong(firstProblems(error.problems));
    return err({ kind: error.kind === 'unknown-election' ? 'unknown' : 'entered-before' });
  }
  const tooEarly = checkExtension(form, prepared.value, entering.here);
  if (tooEarly) return wrong({ time: tooEarly });
  return ok({ form, entry, prepared: prepared.value });
}

/** Enters a date that was read; or the form again, where somebody has entered another meanwhile. */
export async function enterDate(
  services: Pick<Services, 'clock'>,
  keeper: CalendarKeeper,
  { form, entry }: ReadDate,
): Promise<Result<PreparedDate, FormState>> {
  const set = await setElectionDate(services, keeper, entry);
  if (set.ok) return set;
  const errors = set.error.kind === 'problems' ? firstProblems(set.error.problems) : { '': ENTERED_BEFORE };
  return err({ values: valuesOfDate(form), errors });
}
