import type { Context } from 'hono';
import type { Association } from '#core/association.ts';
import type { Actor } from '#core/audit.ts';
import type { Member } from '#core/member.ts';
import type { Session } from '#core/session.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { WebEnv } from './shell.ts';

/** What a request below `/associations/:association` carries: who acts, for which association, and what they reach. */
export interface AssociationEnv {
  Variables: WebEnv['Variables'] & {
    readonly session: Session;
    readonly member: Member;
    /** The member, as histories name them. */
    readonly actor: Actor;
    /** The association's own records. */
    readonly profile: Association;
    /** Everything of this association, read and written as this actor. */
    readonly association: AssociationStore;
  };
}

export type AssociationContext = Context<AssociationEnv>;
