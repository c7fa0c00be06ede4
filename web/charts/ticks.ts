import type { ScaleLinear } from 'd3-scale';
import { SMALL } from './chart-size.ts';
import { writeFigure } from './figure-text.ts';
import type { LineAxis, Place } from './line-data.ts';
import { widthOf, wrapText } from './wrap-text.ts';

export interface Tick {
  /** Along its axis, in units of the drawing. */
  readonly at: number;
  readonly lines: readonly string[];
}

const ABOUT = 5;

/** Round amounts on the upright axis; whole ones where only whole ones are counted. */
export function ticksUp(scale: ScaleLinear<number, number>, isWhole: boolean): readonly Tick[] {
  const write = isWhole ? writeFigure : scale.tickFormat(ABOUT);
  return scale
    .ticks(ABOUT)
    .filter((amount) => !isWhole || Number.isInteger(amount))
    .map((amount) => ({ at: scale(amount), lines: [write(amount)] }));
}

const DAY_NAME = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** As wide as the widest name of a day, with its room. */
export const DAY_WIDTH = widthOf('Nov 22', SMALL.size) + 10;

/** A day without its year, such as `Nov 2`. */
export function nameDayOfYear(date: string): string {
  return DAY_NAME.format(Date.parse(date));
}

/** Names along the level axis: of every age; of as many dates as there is room for, with the year where it begins. */
export function ticksAlong(
  axis: LineAxis,
  places: readonly Place[],
  positions: readonly number[],
  step: number,
): readonly Tick[] {
  const ticks = places.map(({ x }, index) => ({ at: positions[index] ?? 0, x }));
  if (axis.kind === 'ages')
    return ticks.map(({ at, x }) => ({
      at,
      lines: wrapText(x, { width: step - 4, size: SMALL.size, lines: 3 }),
    }));
  const shown: { readonly at: number; readonly x: string }[] = [];
  for (const tick of ticks) {
    if (tick.at - (shown.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= DAY_WIDTH) shown.push(tick);
  }
  return shown.map(({ at, x }, index) => {
    const year = x.slice(0, 4);
    const isNew = year !== shown[index - 1]?.x.slice(0, 4);
    return { at, lines: isNew ? [nameDayOfYear(x), year] : [nameDayOfYear(x)] };
  });
}
