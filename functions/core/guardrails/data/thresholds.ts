/** A number that a rule compares with: as shipped, and between which bounds an association may set it. */
export interface Threshold {
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

export const THRESHOLDS = {
  /** Flesch–Kincaid grade above which English is reported. Plain-language guidance asks for 8. */
  'grade-max': { value: 8, min: 5, max: 14 },
  /** Flesch–Szigriszt index below which Spanish is reported: INFLESZ calls 55 and more "normal" (Barrio 2008). */
  'perspicuity-min': { value: 55, min: 30, max: 80 },
  /** Fewer words than that give no score worth showing. */
  'graded-words': { value: 15, min: 5, max: 100 },
  /** Universities' accessibility guidance: few, together, never in place of words. */
  'emoji-max': { value: 3, min: 0, max: 10 },
  /** Words in capitals in a row that read as shouting. */
  'capitals-run': { value: 2, min: 1, max: 10 },
  /** Letters from which on a single word in capitals does. */
  'capitals-letters': { value: 7, min: 4, max: 20 },
  /** Words between a stand and the measure it may be about. */
  'measure-words': { value: 8, min: 1, max: 30 },
  /** Years back that a text may be left over from; what is older is history. */
  'stale-years': { value: 6, min: 1, max: 50 },
  /** Letters from which on a hashtag without capitals is taken to be several words. */
  'hashtag-letters': { value: 15, min: 8, max: 40 },
} as const satisfies Readonly<Record<string, Threshold>>;

export type ThresholdId = keyof typeof THRESHOLDS;
