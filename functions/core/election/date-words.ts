import type { Weekday } from './day.ts';
import { plain } from './find-words.ts';

/** The names of months and weekdays in English and Spanish with their usual abbreviations, without accents. */
const MONTHS: Readonly<Record<string, number>> = number([
  'january jan enero ene',
  'february feb febrero',
  'march mar marzo',
  'april apr abril abr',
  'may mayo',
  'june jun junio',
  'july jul julio',
  'august aug agosto ago',
  'september sept sep septiembre setiembre',
  'october oct octubre',
  'november nov noviembre',
  'december dec diciembre dic',
]);

const WEEKDAYS: Readonly<Record<string, number>> = number([
  'monday mon lunes lun',
  'tuesday tues tue martes mart',
  'wednesday wed miercoles mie',
  'thursday thurs thur thu jueves jue',
  'friday fri viernes vie',
  'saturday sat sabado sab',
  'sunday sun domingo dom',
]);

/** Sources for regular expressions; whole names are tried before their abbreviations. */
export const MONTH = alternatives(MONTHS);
export const WEEKDAY = alternatives(WEEKDAYS);

/** Weekdays in full: only these are read where no date stands beside them ("sun" also shines). */
export const FULL_WEEKDAY = Object.keys(WEEKDAYS)
  .filter((name) => /day$|s$|do$|ngo$/.test(name) && name !== 'tues' && name !== 'thurs')
  .map(accept)
  .join('|');

/** 1 to 12, of a name that `MONTH` has matched. */
export function monthOf(name: string): number | undefined {
  return MONTHS[plain(name)];
}

/** Of a name that `WEEKDAY` has matched. */
export function weekdayNamed(name: string): Weekday | undefined {
  return WEEKDAYS[plain(name)] as Weekday | undefined;
}

function number(lines: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    lines.flatMap((line, place) => line.split(' ').map((name) => [name, place + 1] as const)),
  );
}

function alternatives(names: Readonly<Record<string, number>>): string {
  return Object.keys(names)
    .sort((one, other) => other.length - one.length)
    .map(accept)
    .join('|');
}

/** The two Spanish weekdays that carry an accent, with it or without. */
function accept(name: string): string {
  return name.replace(/^mie/, 'mi(?:é|e\u0301|e)').replace(/^sab/, 's(?:á|a\u0301|a)b');
}
