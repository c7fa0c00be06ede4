import { CLARION } from '#core/audit.ts';
import { dayOfOpening, type ShortLink } from '#core/short-link.ts';
import { SECOND } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { Store } from '#ports/store.ts';

/** How long a person who opens a link is kept waiting for the count at most, in milliseconds. */
export const COUNTING_PATIENCE = SECOND / 2;

/** Counts one opening of a link. Throws where the store does not count it within a moment. */
export async function countOpening(
  { store, clock }: { readonly store: Pick<Store, 'forOffice'>; readonly clock: Clock },
  { officeId, code }: Pick<ShortLink, 'officeId' | 'code'>,
): Promise<void> {
  const until = AbortSignal.timeout(COUNTING_PATIENCE);
  const { promise: over, reject } = Promise.withResolvers<never>();
  until.addEventListener('abort', () => reject(until.reason), { once: true });
  const { links } = store.forOffice(officeId, CLARION);
  await Promise.race([links.count(code, dayOfOpening(clock.now()), until), over]);
}
