/** What was typed, by field name; a list for fields that may be chosen several times. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** What is wrong, by field name: a sentence that says what to do. The empty name stands for the form as a whole. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What a form shows: every field takes its value and its error from here. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: FieldErrors;
}

/** A form that has not been sent yet. */
export function freshForm(values: FormValues = {}): FormState {
  return { values, errors: {} };
}

/** What a field holds; empty if nothing was typed. */
export function textOf(form: FormState, name: string): string {
  const value = Object.hasOwn(form.values, name) ? form.values[name] : undefined;
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
}

/** All values of a field. */
export function valuesOf(form: FormState, name: string): readonly string[] {
  const value = Object.hasOwn(form.values, name) ? form.values[name] : undefined;
  return typeof value === 'string' ? [value] : (value ?? []);
}

export function errorOf(form: FormState, name: string): string | undefined {
  return Object.hasOwn(form.errors, name) ? form.errors[name] : undefined;
}

/** The form with the error of one field shown at another one, for a page that has no such field. */
export function withErrorAt(form: FormState, from: string, to: string): FormState {
  const { [from]: error, ...errors } = form.errors;
  return error === undefined ? form : { ...form, errors: { [to]: error, ...errors } };
}
