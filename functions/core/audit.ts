import * as z from 'zod';
import { canonical, type Digest } from './digest.ts';
import { AssociationId, CampaignId, MemberId, OfficeId, PackId, Platform, PostId } from './ids.ts';
import { Instant } from './time.ts';

/** Who did something: a member, or Clarion by itself. */
export const Actor = z.object({ kind: z.enum(['member', 'clarion']), id: z.string(), name: z.string() });
export type Actor = z.infer<typeof Actor>;

export const CLARION: Actor = { kind: 'clarion', id: 'clarion', name: 'Clarion' };

/** What an entry is about. */
export const Subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('post'), id: PostId }),
  z.object({ kind: z.literal('campaign'), id: CampaignId }),
  z.object({ kind: z.literal('channel'), id: Platform }),
  z.object({ kind: z.literal('office'), id: OfficeId }),
  z.object({ kind: z.literal('association'), id: AssociationId }),
  z.object({ kind: z.literal('member'), id: MemberId }),
  z.object({ kind: z.literal('pack'), id: PackId }),
]);
export type Subject = z.infer<typeof Subject>;

/** What happened, before it is given its place in the office's chain. */
export const Happening = z.object({
  subject: Subject,
  /** Such as `post.claimed`: stable, for filters and exports. */
  action: z.string().regex(/^[a-z]+\.[a-z-]+$/),
  /** The same in a sentence for people. Never holds a token. */
  summary: z.string().min(1),
  details: z.record(z.string(), z.string()).default({}),
});
export type Happening = z.input<typeof Happening>;

/** One link of the append-only chain of an office or an association: whose it is stands in it. */
export const AuditEntry = Happening.extend({
  officeId: OfficeId.optional(),
  associationId: AssociationId.optional(),
  /** 1, 2, 3 … without a gap. */
  sequence: z.int().positive(),
  at: Instant,
  actor: Actor,
  /** Hash of the entry before; of nothing for the first. */
  previous: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const CHAIN_START = '0'.repeat(64);

/** Gives a happening its place behind the entry before it. */
export function chainEntry(
  happening: Happening,
  place: Pick<AuditEntry, 'officeId' | 'associationId' | 'sequence' | 'at' | 'actor' | 'previous'>,
  digest: Digest,
): AuditEntry {
  const unsealed = { ...Happening.parse(happening), ...place };
  return { ...unsealed, hash: digest(canonical(unsealed)) };
}

/** The sequence number of the first entry that does not follow from the one before it, if any. */
export function findBrokenLink(entries: readonly AuditEntry[], digest: Digest): number | undefined {
  let previous = CHAIN_START;
  let sequence = 1;
  for (const entry of entries) {
    const { hash, ...unsealed } = entry;
    const whole =
      entry.sequence === sequence && entry.previous === previous && digest(canonical(unsealed)) === hash;
    if (!whole) return sequence;
    previous = hash;
    sequence += 1;
  }
  return undefined;
}
