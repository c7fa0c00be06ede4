/** Something wrong with one field of a form: what it is, what is allowed, and what to do. */
export interface FieldProblem {
  /** The field's name in the form, such as `answers.office` or `time`. */
  readonly field: string;
  readonly message: string;
}
