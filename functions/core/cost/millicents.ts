import * as z from 'zod';

/**
 * US dollars in thousandths of a cent. Platforms charge fractions of a cent, and sums of whole numbers are exact at
 * any size.
 */
export const Millicents = z.int().nonnegative().brand<'Millicents'>();
export type Millicents = z.infer<typeof Millicents>;

const PER_DOLLAR = 100_000;
/** A dollar has this many decimal places in millicents. */
const PLACES = 5;

export const NOTHING = Millicents.parse(0);

export function addUp(amounts: Iterable<Millicents>): Millicents {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return Millicents.parse(sum);
}

/** Such as `$0.015` or `$1,234.50`. Never rounded, so that the amounts on a page add up to their total. */
export function formatDollars(amount: Millicents): string {
  const digits = String(amount).padStart(PLACES + 1, '0');
  const dollars = digits.slice(0, -PLACES).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits.slice(-PLACES).replace(/0{1,3}$/, '');
  return `$${dollars}.${fraction}`;
}

/** The amount that a person writes, such as `25`, `$25.50` or `1,234.5`; nothing if it is no amount of dollars. */
export function readDollars(text: string): Millicents | undefined {
  const written = /^\$?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,5}))?$/.exec(text.trim());
  if (!written) return undefined;
  const dollars = Number(written[1]?.replaceAll(',', ''));
  const fraction = Number((written[2] ?? '').padEnd(PLACES, '0'));
  const amount = Millicents.safeParse(dollars * PER_DOLLAR + fraction);
  return amount.success ? amount.data : undefined;
}
