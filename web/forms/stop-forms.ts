import * as z from 'zod';
import { StopScope } from '#core/gate.ts';
import { Instant } from '#core/time.ts';
import { reasonField } from './reason-field.ts';

/** A scope in a form or an address: `office`, `channel.facebook` or `campaign.spring-2026`. */
export function writeScopeKey(scope: StopScope): string {
  return scope.kind === 'office' ? scope.kind : `${scope.kind}.${scope.id}`;
}

export const ScopeKey = z.string().transform((key, context): StopScope => {
  const [kind, id] = key.split('.');
  const scope = StopScope.safeParse({ kind, id });
  // Only an address or a form that somebody has altered names anything else: no page shows this.
  if (scope.success && writeScopeKey(scope.data) === key) return scope.data;
  context.addIssue('This names nothing that can be stopped.');
  return z.NEVER;
});

export const StopForm = z.object({ reason: reasonField('Say in a few words why posts are stopped.') });

export const LiftForm = z.object({
  /**
   * When the stop that the person saw was given. What cannot be read is no stop's time, so that the lift is refused as
   * based on an outdated page.
   */
  seen: Instant.catch(Instant.parse('1970-01-01T00:00:00.000Z')),
  reason: reasonField('Say in a few words why posts may go out again.'),
});
