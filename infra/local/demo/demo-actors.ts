import type { Actor } from '#core/audit.ts';
import type { Office } from '#core/office.ts';

/** Who has filled the store. */
export const SEEDER: Actor = { kind: 'clarion', id: 'demo', name: 'The demo' };

/** Who has written for an office before anybody could sign in. */
export function clerkOf({ official }: Office): Actor {
  return { kind: 'member', id: 'demo-author', name: official.name };
}
