import { MONTH } from './date-words.ts';

/** A part that stands in every word of `findRelativeWords`, and in every date of digits; accents are typed in any way. */
const TRACES =
  /\d[/-]\d|day|night|morning|afternoon|evening|tomorrow|hoy|esta|ma(?:ñ|n\u0303?)ana|ayer|noche|d(?:í|i\u0301?)a|lunes|martes|rcoles|jueves|viernes|bado|domingo/iu;

/** A month with what stands beside it in every date: a number after it, or before it a number, "de" or "of". */
const DATE = new RegExp(
  String.raw`(?<!\p{L})(?:${MONTH})\.?\s+\d|(?:\d\S{0,2}|de|of)\s+(?:${MONTH})(?!\p{L})`,
  'iu',
);

/**
 * Whether a text may name a day, by its date or relative to today. Sometimes true of one that names none, never false of
 * one that does: it is asked many times faster than the days are found, and most texts of a large plan name none.
 */
export function mayNameDay(text: string): boolean {
  return TRACES.test(text) || DATE.test(text);
}
