/** The only source of randomness. */
export interface Chance {
  /** A fresh identifier: lower-case letters and digits, 26 characters, never the same twice. */
  id(): string;
  /** Between 0 and 1, to spread repeats apart. */
  jitter(): number;
}
