/**
 * Spreadsheets run a cell that begins like a formula, and an office's name comes from somebody else. An apostrophe
 * before it makes it text. The signs are those that OWASP names ("CSV Injection"), the full-width ones of East Asian
 * keyboards included.
 */
const FORMULA = /^'*[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

/** A cell as it is written to a file. A cell that has apostrophes of its own before such a sign gets one more. */
export function guardFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The cell that was written: takes off the one apostrophe that `guardFormula` puts before a formula, and no other. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
