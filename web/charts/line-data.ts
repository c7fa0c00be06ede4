import { CalendarDate, nameDate } from '../components/calendar-date.ts';
import { checkFigure } from './figure-text.ts';

export interface LinePoint {
  /** One of the axis: an age in its words, or a date such as `2026-11-02`. */
  readonly x: string;
  /** Nothing where it is unknown, which is not zero: the line breaks there. */
  readonly y: number | undefined;
  /** What has to be known with it, such as why it is unknown: stands in the table. */
  readonly note?: string | undefined;
}

export interface LineSeries {
  readonly label: string;
  /** In any order; where another series has a point and this one has none, it is unknown here. */
  readonly points: readonly LinePoint[];
}

/** From a day on something was counted differently: no line goes across, and a dashed one says why. */
export interface DefinitionChange {
  /** The first such day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly label: string;
}

/** What lies along a chart. Its label says what that is, such as `Week`, and heads the table's first column. */
export type LineAxis =
  /** Steps as wide as each other, whatever time lies between them; the chart says so. */
  | { readonly kind: 'ages'; readonly label: string; readonly ages: readonly string[] }
  /**
   * True to time. The dates are those of all points: a week of which nothing is known is a point without `y`, for a
   * line would go across one that is not given.
   */
  | { readonly kind: 'dates'; readonly label: string; readonly changes?: readonly DefinitionChange[] };

/** Each has a mark and a dash of its own: more would not be told apart in print. */
export const MAX_SERIES = 4;
/** A year of weeks, with room; and as many ages as can be named side by side on a phone. */
export const MAX_DATES = 60;
export const MAX_AGES = 8;

/** What is known at one place along the axis: a point for each series, in their order. */
export interface Place {
  readonly x: string;
  /** For people: `1 hour`, or `November 2, 2026`. */
  readonly name: string;
  readonly points: readonly (LinePoint | undefined)[];
}

/**
 * The points by where they stand along the axis, in its order. Throws RangeError for too much of anything, for a value
 * that is no count, two points of a series at one place, and what is no place of the axis.
 */
export function readPlaces(axis: LineAxis, series: readonly LineSeries[]): readonly Place[] {
  if (series.length > MAX_SERIES) throw new RangeError(`${series.length} lines: a chart holds ${MAX_SERIES}`);
  const points = series.flatMap((one) => one.points);
  for (const { y } of points) checkFigure(y);
  const xs = axis.kind === 'ages' ? axis.ages : [...new Set(points.map(({ x }) => x))].sort();
  const most = axis.kind === 'ages' ? MAX_AGES : MAX_DATES;
  if (xs.length > most) throw new RangeError(`${xs.length} ${axis.kind}: a chart holds ${most}`);
  const isPlace = axis.kind === 'ages' ? (x: string) => xs.includes(x) : isDate;
  const stray = points.find(({ x }) => !isPlace(x));
  if (stray !== undefined) throw new RangeError(`${JSON.stringify(stray.x)} is no place along the chart`);
  if (new Set(xs).size < xs.length || series.some(hasTwoAtOnePlace))
    throw new RangeError('Two points of a line stand at one place');
  if (points.length === 0) return [];
  return xs.map((x) => ({
    x,
    name: axis.kind === 'ages' ? x : nameDate(x),
    points: series.map((one) => one.points.find((point) => point.x === x)),
  }));
}

const isDate = (x: string) => CalendarDate.safeParse(x).success;

const hasTwoAtOnePlace = ({ points }: LineSeries) => new Set(points.map(({ x }) => x)).size < points.length;

/** The changes that lie between points: what is before the first of them, or after the last, divides none. */
export function changesBetween(axis: LineAxis, places: readonly Place[]): readonly DefinitionChange[] {
  if (axis.kind === 'ages') return [];
  const first = places.at(0)?.x ?? '';
  const last = places.at(-1)?.x ?? '';
  return (axis.changes ?? [])
    .filter(({ from }) => {
      if (!isDate(from)) throw new RangeError(`${JSON.stringify(from)} is no date`);
      return first < from && from <= last;
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** The definition that holds at a date, as the number of changes up to then. */
export function definitionAt(changes: readonly DefinitionChange[], x: string): number {
  return changes.filter(({ from }) => from <= x).length;
}
