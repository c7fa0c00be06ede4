/** Something that did not come from where it had to, and was refused: for the operator's log. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly code = 'REFUSED';
}
