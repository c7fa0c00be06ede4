import type { HonoRequest } from 'hono';
import type * as z from 'zod';
import type { FieldErrors, FormValues } from './form-state.ts';

export type FormReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: FieldErrors; readonly values: FormValues };

/**
 * Reads a form and checks it. On failure the result is a form state: show the page again with it.
 * Fields named in `lists` arrive as arrays, even if nothing was chosen; any other field that was sent twice fails
 * its check.
 */
export async function readForm<T>(
  request: HonoRequest,
  schema: z.ZodType<T>,
  lists: readonly string[] = [],
): Promise<FormReading<T>> {
  const values = collectValues(await request.formData(), lists);
  const parsed = schema.safeParse(values);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, errors: listErrors(parsed.error), values };
}

function collectValues(data: FormData, lists: readonly string[]): FormValues {
  const texts = (name: string) =>
    data.getAll(name).flatMap((entry) => (typeof entry === 'string' ? [tidy(entry)] : []));
  const names = new Set([...data.keys(), ...lists]);
  // fromEntries defines own properties, so that a field called __proto__ stays a field.
  return Object.fromEntries(
    [...names].map((name) => {
      const found = texts(name);
      return [name, lists.includes(name) || found.length !== 1 ? found : (found[0] ?? '')];
    }),
  );
}

/** Browsers send line breaks as CRLF, which every count and every hash of a text would see. */
function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\0', '').toWellFormed();
}

/** The first problem of each field: more at once would not help to mend it. */
function listErrors(error: z.ZodError): FieldErrors {
  const errors = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const name = String(path[0] ?? '');
    if (!errors.has(name)) errors.set(name, message);
  }
  return Object.fromEntries(errors);
}
