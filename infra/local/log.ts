/** Tells the operator something on the terminal. Never a token, an address with one, or what a person typed. */
export type Log = (line: string) => void;

/** An error in one line: its name and message, and those of what caused it. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : ` (because of ${describeError(error.cause)})`;
  return `${error.name}: ${error.message}${cause}`;
}
