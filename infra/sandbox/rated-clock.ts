import * as z from 'zod';

const FORM = /^(\d+(?:\.\d+)?)@(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)$/;

const rated = z
  .string()
  .regex(FORM, 'use a rate and the instant from which it counts, such as 60@2026-11-03T14:00:00.000Z')
  .transform((text) => {
    const [, rate, origin = ''] = FORM.exec(text) ?? [];
    return { rate: Number(rate), origin: Date.parse(origin) };
  })
  .refine(({ rate }) => rate >= 1, 'the rate has to be 1 or more');

/**
 * Reads a clock (epoch ms) that runs so many times as fast as the real one since an instant. Whoever rehearses years
 * of faults in minutes gives the same to the sandbox and to what it stands in for.
 */
export function readRatedClock(text: string): () => number {
  const { rate, origin } = rated.parse(text);
  return () => Math.round(origin + (Date.now() - origin) * rate);
}
