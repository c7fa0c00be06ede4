import type * as z from 'zod';
import type { FieldPath } from '#core/check-pack/fault.ts';

type Issue = z.core.$ZodIssue;

/** Words for an author who has never heard of a schema; `undefined` leaves the sentence of the schema itself. */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'This field is missing.'
        : `This should be ${NOUNS[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `Write ${issue.values.map(String).join(' or ')}.`;
    case 'too_small':
      return `This is too short: at least ${issue.minimum}.`;
    case 'too_big':
      return `This is too long: at most ${issue.maximum}.`;
    case 'invalid_format':
      return FORMATS[issue.format];
    case 'invalid_key':
      return 'This key cannot stand here.';
    default:
      return undefined;
  }
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a group of fields',
  array: 'a list',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'Write a date as 2027-03-01.',
  url: 'Write a whole address that begins with https://.',
};

/** One entry for each thing to mend: unknown fields one by one, and of a union the reading that was meant. */
export function listIssues(
  issues: readonly Issue[],
  base: FieldPath = [],
): readonly { readonly path: FieldPath; readonly message: string }[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], message: `“${key}” is not a field here.` }));
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0)
      return listIssues(nearest(issue.errors), path);
    return [{ path, message: issue.message }];
  });
}

/** Of a union's readings, the one with the least wrong. */
function nearest(readings: readonly (readonly Issue[])[]): readonly Issue[] {
  return readings.reduce((best, reading) => (reading.length < best.length ? reading : best));
}
