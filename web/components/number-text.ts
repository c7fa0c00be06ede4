const NUMBERS = new Intl.NumberFormat('en-US');

/** Such as `63,206`. */
export function writeNumber(number: number): string {
  return NUMBERS.format(number);
}
