import type * as z from 'zod';
import { accept, type Outcome, refuse } from './outcome.ts';

/** Reads an operation's input, or answers the ValidationException AWS composes from its model. */
export function parseInput<S extends z.ZodType>(shape: S, input: unknown): Outcome<z.output<S>> {
  const result = shape.safeParse(dropNulls(input), { reportInput: true });
  if (result.success) return accept(result.data);
  const problems = result.error.issues.map(describeIssue);
  const count = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected: `;
  return refuse('ValidationException', count + problems.join('; '));
}

/** restJson1 treats a null member as absent. */
function dropNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([key, member]) => [key, dropNulls(member)]),
  );
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(formatStep).join('.');
  const value = issue.input === undefined ? 'null' : abbreviate(issue.input);
  return `Value ${value} at '${path}' failed to satisfy constraint: ${describeConstraint(issue)}`;
}

function describeConstraint(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'Member must not be null'
        : `Member must be of type ${issue.expected}`;
    case 'too_small':
      return `Member must have ${measureOf(issue.origin)} greater than or equal to ${issue.minimum}`;
    case 'too_big':
      return `Member must have ${measureOf(issue.origin)} less than or equal to ${issue.maximum}`;
    case 'invalid_format':
      return `Member must satisfy regular expression pattern: ${issue.pattern?.replaceAll(/^\/|\/$/g, '') ?? issue.format}`;
    case 'invalid_value':
      return issue.input === undefined
        ? 'Member must not be null'
        : `Member must satisfy enum value set: [${issue.values.join(', ')}]`;
    default:
      return issue.message;
  }
}

function measureOf(origin: string): string {
  return origin === 'string' || origin === 'array' ? 'length' : 'value';
}

/** AWS writes members in lower camel case and counts list members from 1. */
function formatStep(step: PropertyKey): string {
  if (typeof step === 'number') return `${step + 1}.member`;
  const text = String(step);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const longestEcho = 256;

/** A refused Input may be a quarter of a megabyte; its beginning is enough to find it. */
function abbreviate(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `'${text.length > longestEcho ? `${text.slice(0, longestEcho)}…` : text}'`;
}
