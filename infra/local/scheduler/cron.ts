/** Which days of a month a cron expression means: its day-of-month or its day-of-week field. */
export type DayRule =
  | {
      readonly field: 'month';
      readonly days: readonly number[];
      readonly last: boolean;
      readonly nearestWeekday: readonly number[];
    }
  | {
      readonly field: 'week';
      readonly days: readonly number[];
      readonly lastOf: readonly number[];
      readonly nth: { readonly day: number; readonly occurrence: number } | undefined;
    };

/** A parsed AWS cron expression; all lists ascend, weekdays count 1 = Sunday. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: DayRule;
  readonly months: readonly number[];
  readonly years: readonly number[];
}

interface Field {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
  readonly steps?: false;
}

const minuteField: Field = { min: 0, max: 59 };
const hourField: Field = { min: 0, max: 23 };
const dayOfMonthField: Field = { min: 1, max: 31 };
const monthField: Field = {
  min: 1,
  max: 12,
  names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
};
/** The documented wildcards of this field leave out `/`. */
const dayOfWeekField: Field = {
  min: 1,
  max: 7,
  names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
  steps: false,
};
const yearField: Field = { min: 1970, max: 2199 };

/** Reads the six fields inside `cron(…)`; undefined when AWS would refuse them. */
export function parseCron(fields: string): Cron | undefined {
  const parts = fields.trim().toUpperCase().split(/\s+/);
  if (parts.length !== 6) return undefined;
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = parts;
  const minutes = parseList(minute, minuteField);
  const hours = parseList(hour, hourField);
  const months = parseList(month, monthField);
  const years = parseList(year, yearField);
  const days = parseDays(dayOfMonth, dayOfWeek);
  if (!minutes || !hours || !months || !years || !days) return undefined;
  return { minutes, hours, days, months, years };
}

/** Exactly one of the two day fields carries a rule; the other must be `?`. */
function parseDays(dayOfMonth: string, dayOfWeek: string): DayRule | undefined {
  if (dayOfWeek === '?' && dayOfMonth !== '?') return parseDayOfMonth(dayOfMonth);
  if (dayOfMonth === '?' && dayOfWeek !== '?') return parseDayOfWeek(dayOfWeek);
  return undefined;
}

function parseDayOfMonth(text: string): DayRule | undefined {
  const days: number[] = [];
  const nearestWeekday: number[] = [];
  let last = false;
  for (const item of text.split(',')) {
    if (item === 'L') {
      last = true;
    } else if (/^\d+W$/.test(item)) {
      const day = parseNumber(item.slice(0, -1), dayOfMonthField);
      if (day === undefined) return undefined;
      nearestWeekday.push(day);
    } else {
      const range = parseItem(item, dayOfMonthField);
      if (!range) return undefined;
      days.push(...range);
    }
  }
  return { field: 'month', days: ascending(days), last, nearestWeekday: ascending(nearestWeekday) };
}

function parseDayOfWeek(text: string): DayRule | undefined {
  const nth = /^([A-Z]{3}|\d)#([1-5])$/.exec(text);
  if (nth) {
    const day = parseNumber(nth[1] ?? '', dayOfWeekField);
    if (day === undefined) return undefined;
    return { field: 'week', days: [], lastOf: [], nth: { day, occurrence: Number(nth[2]) } };
  }
  const days: number[] = [];
  const lastOf: number[] = [];
  for (const item of text.split(',')) {
    if (item === 'L') {
      // Alone it is the last day of the week, which AWS ends on Saturday.
      days.push(dayOfWeekField.max);
    } else if (item.endsWith('L')) {
      const day = parseNumber(item.slice(0, -1), dayOfWeekField);
      if (day === undefined) return undefined;
      lastOf.push(day);
    } else {
      const range = parseItem(item, dayOfWeekField);
      if (!range) return undefined;
      days.push(...range);
    }
  }
  return { field: 'week', days: ascending(days), lastOf: ascending(lastOf), nth: undefined };
}

function parseList(text: string, field: Field): readonly number[] | undefined {
  const values: number[] = [];
  for (const item of text.split(',')) {
    const range = parseItem(item, field);
    if (!range) return undefined;
    values.push(...range);
  }
  return ascending(values);
}

/** One comma-separated item: a value, a range, `*`, each with an optional `/step`; `n/step` runs to the end. */
function parseItem(item: string, field: Field): readonly number[] | undefined {
  const [base = '', stepText, ...rest] = item.split('/');
  if (rest.length > 0 || (stepText !== undefined && field.steps === false)) return undefined;
  const step = stepText === undefined ? 1 : Number(stepText);
  if (stepText !== undefined && (!/^\d+$/.test(stepText) || step < 1)) return undefined;
  const bounds = parseBounds(base, field, stepText !== undefined);
  if (!bounds) return undefined;
  const values: number[] = [];
  for (let value = bounds.from; value <= bounds.to; value += step) values.push(value);
  return values;
}

function parseBounds(base: string, field: Field, stepped: boolean): { from: number; to: number } | undefined {
  if (base === '*') return { from: field.min, to: field.max };
  const [first = '', second, ...rest] = base.split('-');
  if (rest.length > 0) return undefined;
  const from = parseNumber(first, field);
  if (from === undefined) return undefined;
  if (second === undefined) return { from, to: stepped ? field.max : from };
  const to = parseNumber(second, field);
  return to === undefined || to < from ? undefined : { from, to };
}

function parseNumber(text: string, field: Field): number | undefined {
  const named = field.names?.indexOf(text) ?? -1;
  if (named >= 0) return named + field.min;
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= field.min && value <= field.max ? value : undefined;
}

function ascending(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
