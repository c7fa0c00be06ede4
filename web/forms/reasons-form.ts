import type { Finding } from '#core/guardrails/guardrail.ts';
import { keyOfFinding } from '#core/guardrails/held-back.ts';
import type { Reasons } from '#use-cases/let-through.ts';
import type { FieldErrors, FormValues } from './form-state.ts';
import { reasonField } from './reason-field.ts';

/** What a finding's reason is asked under: its place in the list. */
export const reasonFieldOf = (place: number): string => `reason-${place + 1}`;

/** Under this stands what the reason is about, so that a list that has changed meanwhile takes no wrong one. */
export const aboutField = (place: number): string => `about-${place + 1}`;

/** More findings than that nobody would give reasons for. */
const MOST = 50;

const MISSING = 'Say why it may stand as it is, or change the text.';
const Reason = reasonField(MISSING);

/** The reasons that were typed, and what is wrong with those that cannot be kept. */
export function readReasons(values: FormValues): { readonly reasons: Reasons; readonly errors: FieldErrors } {
  const reasons = new Map<string, string>();
  const errors: Record<string, string> = {};
  for (let place = 0; place < MOST; place += 1) {
    const about = values[aboutField(place)];
    if (typeof about !== 'string') continue;
    const read = Reason.safeParse(values[reasonFieldOf(place)]);
    if (read.success) reasons.set(about, read.data);
    else errors[reasonFieldOf(place)] = read.error.issues[0]?.message ?? MISSING;
  }
  return { reasons, errors };
}

/** The form with each finding's reason where it stands now, and an error where it has none. */
export function askForReasons(
  values: FormValues,
  findings: readonly Finding[],
): { readonly values: FormValues; readonly errors: FieldErrors } {
  const { reasons } = readReasons(values);
  const typed = findings.map((finding, place) => [
    reasonFieldOf(place),
    reasons.get(keyOfFinding(finding)) ?? '',
  ]);
  const errors = findings.flatMap((finding, place) =>
    reasons.has(keyOfFinding(finding)) ? [] : [[reasonFieldOf(place), MISSING]],
  );
  return {
    values: { ...values, ...Object.fromEntries(typed) },
    errors: Object.fromEntries(errors),
  };
}
