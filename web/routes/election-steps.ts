import type { Calendar } from '#core/election/calendar.ts';
import {
  type CalendarDate,
  CivicDayId,
  type DateScope,
  isSameKey,
  readValue,
} from '#core/election/calendar-date.ts';
import type { DateKind } from '#core/election/date-kinds.ts';
import { liveDates } from '#core/election/dates-for.ts';
import type { Day } from '#core/election/day.ts';
import { describeValue } from '#core/election/describe-value.ts';
import type { Zone } from '#core/slot.ts';
import type { PreparedDate } from '#use-cases/set-election-date.ts';
import { type DateForm, valuesFrom } from '../forms/election-forms.ts';
import { type FormState, freshForm, textOf } from '../forms/form-state.ts';

/** The form for a date: empty, or to change the one that the address names. Nothing where there is no such date. */
export function drawDate(
  calendar: Calendar,
  scope: DateScope,
  dateId: string | undefined,
  id: string,
  today: Day,
): FormState | undefined {
  const fresh = { id, verifiedOn: today };
  if (dateId === undefined) return freshForm(fresh);
  const date = liveDates(calendar.dates).find((known) => known.id === dateId);
  if (!date || !(isSameScope(date.scope, scope) || date.scope.kind === 'state')) return undefined;
  const supersedes = isSameScope(date.scope, scope) ? date.id : '';
  return freshForm({ ...valuesFrom(date), ...fresh, supersedes, source: '', link: '' });
}

/** The form that keeps polls open longer than the calendar says. */
export function drawPolls(calendar: Calendar, scope: DateScope, id: string, today: Day): FormState {
  const live = liveDates(calendar.dates);
  const own = live.find(({ kind, scope: of }) => kind === 'polls-close' && isSameScope(of, scope));
  const close = own ?? findOfState(live, 'polls-close');
  const day = (close ?? findOfState(live, 'election-day'))?.value;
  return freshForm({
    id,
    extension: 'yes',
    kind: 'polls-close',
    supersedes: own?.id ?? '',
    date: day && 'day' in day ? day.day : today,
    clock: close?.value.kind === 'local' ? (close.value.zone ?? '') : '',
    verifiedOn: today,
  });
}

/** The date that a form's takes the place of, or stands above of. */
export function replacedIn({ dates }: Calendar, form: FormState): CalendarDate | undefined {
  const supersedes = textOf(form, 'supersedes');
  if (supersedes !== '') return dates.find(({ id }) => id === supersedes);
  const kind = textOf(form, 'kind');
  const civicDay = CivicDayId.safeParse(textOf(form, 'civicDay').toLowerCase().replaceAll(' ', '-')).data;
  const live = liveDates(dates).filter(({ scope }) => scope.kind === 'state');
  return live.find((date) => isSameKey(date, { kind: kind as DateKind, civicDay }));
}

/** Why an extension is none: the polls close later than that already. */
export function checkExtension(form: DateForm, prepared: PreparedDate, zone: Zone): string | undefined {
  if (form.extension === '') return undefined;
  const { date, calendar } = prepared;
  const live = liveDates(calendar.dates).filter(({ kind }) => kind === 'polls-close');
  const current =
    live.find(({ scope }) => isSameScope(scope, date.scope)) ?? findOfState(live, 'polls-close');
  const before = current && readValue(current.value, zone)?.at;
  const after = readValue(date.value, zone)?.at;
  if (!current || before === undefined || after === undefined || after > before) return undefined;
  return `Polls close ${describeValue(current.value)} already. Give a later time; to correct a mistake, change the date in the calendar instead.`;
}

function findOfState(dates: readonly CalendarDate[], wanted: DateKind): CalendarDate | undefined {
  return dates.find(({ kind, scope }) => kind === wanted && scope.kind === 'state');
}

function isSameScope(one: DateScope, other: DateScope): boolean {
  if (one.kind === 'state') return other.kind === 'state';
  return other.kind === 'office' && one.officeId === other.officeId;
}
