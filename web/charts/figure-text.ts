/** What stands where a figure is unknown, in the drawing and in the table. */
export const UNKNOWN = 'Unknown';

const FIGURES = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Such as `1,234,567`, to one decimal where it is a mean. What is small is not written as nothing. */
export function writeFigure(value: number | undefined): string {
  if (value === undefined) return UNKNOWN;
  return value > 0 && value < 0.05 ? 'under 0.1' : FIGURES.format(value);
}

/** Throws RangeError for what neither a count nor a mean of counts can be. */
export function checkFigure(value: number | undefined): void {
  if (value === undefined || (value >= 0 && value <= Number.MAX_SAFE_INTEGER)) return;
  throw new RangeError(`${value} is neither a count nor a mean of counts`);
}

/** Where a scale ends: zero is always its beginning, and figures that are all zero leave it one unit long. */
export function endOfScale(values: readonly (number | undefined)[]): number {
  return Math.max(1, ...values.filter((value) => value !== undefined));
}

/** A word as the first of a heading: `views` as `Views`. */
export function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
