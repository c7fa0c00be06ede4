import * as z from 'zod';
import { foldEmail } from '#core/invitation.ts';
import type { SignedIn } from '#ports/sign-in.ts';

/** What a provider says of a person: only what is of use, and only if it is well-formed. */
const Person = z.object({
  name: z.string().trim().min(1).max(100).optional().catch(undefined),
  given_name: z.string().trim().min(1).max(50).optional().catch(undefined),
  family_name: z.string().trim().min(1).max(50).optional().catch(undefined),
  email: z.string().transform(foldEmail).pipe(z.email()).optional().catch(undefined),
  // A boolean by the standard (OpenID Connect Core 1.0, section 5.1); Cognito's user info has it as a string.
  email_verified: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .catch(false),
});

export type Claims = Readonly<Record<string, unknown>>;

/** A person's name and address as their claims give them. An address counts as verified only where that is said. */
export function readPerson(claims: Claims): Pick<SignedIn, 'name' | 'email'> {
  const { name, given_name, family_name, email, email_verified } = Person.parse(claims);
  const parts = [given_name, family_name].filter((part) => part !== undefined).join(' ');
  const called = name ?? (parts === '' ? undefined : parts);
  return {
    ...(called !== undefined && { name: called }),
    ...(email !== undefined && { email: { address: email, verified: email_verified } }),
  };
}
