/**
 * Every chart is drawn twice, and the style sheet shows the one that fits: a single drawing that scales from a desk to
 * a phone would have its letters too small there. Lengths are units of the drawing, which are pixels where it is shown
 * at its full width.
 */
export interface ChartSize {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
}

export const WIDE: ChartSize = { name: 'wide', width: 720 };
export const NARROW: ChartSize = { name: 'narrow', width: 340 };

/** Heights of letters, and from line to line. */
export const TEXT = { size: 14, line: 18 } as const;
export const SMALL = { size: 12.5, line: 16 } as const;

/** To a tenth of a unit, which nobody sees: the same numbers are the same drawing on any machine. */
export function tenth(length: number): number {
  return Math.round(length * 10) / 10;
}
