import type { Actor } from '#core/audit.ts';
import type { Fault } from '#core/check-pack/fault.ts';
import type { Digest } from '#core/digest.ts';
import type { Language, MessageId, PackId } from '#core/ids.ts';
import { judgeSecond } from '#core/judge-approver.ts';
import type { Member } from '#core/member.ts';
import { nameLanguage } from '#core/name-language.ts';
import { checkOwnMessage, faultsOf } from '#core/own-pack/check-own-pack.ts';
import type { OwnMessage } from '#core/own-pack/own-pack.ts';
import { hashOf, speaks, stateOf } from '#core/own-pack/wording.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnPacks } from '#ports/own-packs.ts';

export interface LanguageApprovalOrder {
  readonly packId: PackId;
  readonly messageId: MessageId;
  readonly language: Language;
  /** The hash of the wording that the person read: see `hashOf`. */
  readonly seen: string;
  /** Everybody with a role where the pack is at home. */
  readonly members: readonly Member[];
  readonly by: Actor;
}

export type LanguageApprovalRefusal =
  | { readonly kind: 'unknown-message' }
  /** What was read is not what stands there now. */
  | { readonly kind: 'changed-meanwhile' }
  /** Who wrote a wording last does not approve it where somebody else can. */
  | { readonly kind: 'needs-another' }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

interface Parts {
  readonly clock: Clock;
  readonly digest: Digest;
  readonly rules: readonly TextRules[];
}

/** Stands behind the wording of a message in one language, as it was read. Any change of it voids the approval. */
export async function approveLanguage(
  { clock, digest, rules }: Parts,
  packs: OwnPacks,
  { packId, messageId, language, seen, members, by }: LanguageApprovalOrder,
): Promise<Result<OwnMessage, LanguageApprovalRefusal>> {
  const [pack, own] = await Promise.all([packs.read(packId), packs.readMessage(packId, messageId)]);
  if (!pack || !own || !speaks(own.message, language)) return err({ kind: 'unknown-message' });
  const hash = hashOf(pack, own.message, language, digest);
  if (hash !== seen) return err({ kind: 'changed-meanwhile' });
  if (stateOf(pack, own, language, digest) === 'approved') return ok(own);
  const faults = faultsOf(checkOwnMessage(pack, own.message, rules), own.message, language);
  if (faults.length > 0) return err({ kind: 'faults', faults });
  const standing = judgeSecond(own.writers[language]?.by, by, pack.owner, members);
  if (standing === 'needs-another') return err({ kind: 'needs-another' });

  const isAlone = standing === 'alone';
  const approval = { hash, by, at: clock.now(), isAlone };
  const approved: OwnMessage = { ...own, approvals: { ...own.approvals, [language]: approval } };
  const alone = isAlone ? ' Nobody else here could approve it.' : '';
  const written = await packs.writeMessage(approved, {
    subject: { kind: 'pack', id: packId },
    action: 'pack.language-approved',
    summary: `${by.name} approved the ${nameLanguage(language)} of “${own.message.title}” in the pack “${pack.title}”.${alone}`,
    details: { message: messageId, language, hash },
  });
  return written === 'written'
    ? ok({ ...approved, version: own.version + 1 })
    : err({ kind: 'changed-meanwhile' });
}
