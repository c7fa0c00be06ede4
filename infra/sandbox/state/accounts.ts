import * as z from 'zod';
import type { Platform } from '../platform.ts';
import { PLATFORMS } from '../platform.ts';
import { type State, written } from './database.ts';
import { nextId, nextOrganizationId } from './ids.ts';

const storedAccount = z.object({
  platform: z.enum(PLATFORMS),
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  followers: z.number(),
  person: z.string().nullable(),
  mentions: z.enum(['allowed', 'refused']),
});
const storedPerson = z.object({ id: z.string(), name: z.string() });

/** An account on a simulated platform; on Facebook a Page, on LinkedIn an organization, both owned by a person. */
export type Account = z.infer<typeof storedAccount>;
/** The human who signs in to Facebook or LinkedIn and owns Pages or organizations there. */
export type Person = z.infer<typeof storedPerson>;

export interface NewAccount {
  readonly platform: Platform;
  readonly id?: string | undefined;
  readonly handle: string;
  readonly name: string;
  readonly followers: number;
  readonly person?: string | undefined;
  readonly mentions: Account['mentions'];
}

/** Creates an account, or gives the one that already has this handle on this platform. */
export function ensureAccount(state: State, wanted: NewAccount): { account: Account; created: boolean } {
  const existing = findAccountByHandle(state, wanted.platform, wanted.handle);
  if (existing) return { account: existing, created: false };
  const id = wanted.id ?? (wanted.platform === 'linkedin' ? nextOrganizationId(state) : nextId(state));
  const person = wanted.person === undefined ? null : ensurePerson(state, wanted.person).id;
  state.sql.run`
    INSERT INTO accounts (platform, id, handle, name, followers, person, mentions, created_at)
    VALUES (${wanted.platform}, ${id}, ${wanted.handle}, ${wanted.name}, ${wanted.followers}, ${person},
            ${wanted.mentions}, ${state.now()})`;
  return { account: written(findAccount(state, wanted.platform, id)), created: true };
}

function ensurePerson(state: State, name: string): Person {
  state.sql
    .run`INSERT INTO people (id, name) VALUES (${nextId(state)}, ${name}) ON CONFLICT (name) DO NOTHING`;
  return storedPerson.parse(state.sql.get`SELECT * FROM people WHERE name = ${name}`);
}

export function findAccount(state: State, platform: Platform, id: string): Account | undefined {
  return storedAccount
    .optional()
    .parse(state.sql.get`SELECT * FROM accounts WHERE platform = ${platform} AND id = ${id}`);
}

export function findAccountByHandle(state: State, platform: Platform, handle: string): Account | undefined {
  return storedAccount
    .optional()
    .parse(state.sql.get`SELECT * FROM accounts WHERE platform = ${platform} AND handle = ${handle}`);
}

export function listAccounts(state: State, platform: Platform): Account[] {
  return z
    .array(storedAccount)
    .parse(state.sql.all`SELECT * FROM accounts WHERE platform = ${platform} ORDER BY created_at, id`);
}

/** Lists the Pages or organizations of a person. */
export function listOwned(state: State, platform: Platform, person: string): Account[] {
  return listAccounts(state, platform).filter((account) => account.person === person);
}

export function findPerson(state: State, id: string): Person | undefined {
  return storedPerson.optional().parse(state.sql.get`SELECT * FROM people WHERE id = ${id}`);
}

/** Lists the people who own something on a platform. */
export function listOwners(state: State, platform: Platform): Person[] {
  return z.array(storedPerson).parse(state.sql.all`
    SELECT * FROM people WHERE id IN (SELECT person FROM accounts WHERE platform = ${platform}) ORDER BY name`);
}
