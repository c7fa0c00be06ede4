import * as z from 'zod';
import { keyOf, type Metric } from '#core/reach/metric.ts';
import { Snapshot } from '#core/reach/snapshot.ts';
import { numberField } from '#use-cases/enter-reach.ts';
import { type FormValues, textOf } from './form-state.ts';

/** What a person's page showed. What cannot be read was never shown, so that the form is taken to be outdated. */
const seen = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .catch(-1);

/** Numbers for one age; which numbers there are depends on the platform. */
export const EnterForm = z.looseObject({ checkpoint: Snapshot.shape.checkpoint.catch('asked'), seen });

/** Numbers in place of those that were typed in before. */
export const MendForm = z.looseObject({ seen });

/** What was typed for a platform's metrics; a field that was not sent is left out. */
export function typedNumbers(values: FormValues, metrics: readonly Metric[]): Record<string, string> {
  return Object.fromEntries(
    metrics.flatMap((metric) => {
      const key = keyOf(metric);
      const field = numberField(key);
      return Object.hasOwn(values, field) ? [[key, textOf({ values, errors: {} }, field)]] : [];
    }),
  );
}
