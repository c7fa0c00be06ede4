import type { Context } from 'hono';
import type { Actor } from '#core/audit.ts';
import type { Gates } from '#core/gate.ts';
import type { Member } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import type { Session } from '#core/session.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { WebEnv } from './shell.ts';

/** What a request below `/offices/:office` carries: who acts, for which office, and what they may reach of it. */
export interface OfficeEnv {
  Variables: WebEnv['Variables'] & {
    readonly session: Session;
    readonly member: Member;
    /** The member, as histories name them. */
    readonly actor: Actor;
    /** The office's own records. */
    readonly profile: Office;
    /** What kept its posts from going out when the request came in. */
    readonly gates: Gates;
    /** Everything of this office, read and written as this actor. */
    readonly office: OfficeStore;
  };
}

export type OfficeContext = Context<OfficeEnv>;
