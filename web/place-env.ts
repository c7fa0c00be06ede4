import type { Context } from 'hono';
import type { Actor } from '#core/audit.ts';
import type { Member, Scope } from '#core/member.ts';
import type { Session } from '#core/session.ts';
import type { Zone } from '#core/slot.ts';
import type { Roster } from '#ports/roster.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { WebEnv } from './shell.ts';

/** An office or an association, as pages that are the same in both know it. */
export interface Place {
  readonly kind: 'office' | 'association';
  readonly scope: Scope;
  readonly name: string;
  readonly zone: Zone;
}

/** What a request carries on such a page. */
export interface PlaceEnv {
  Variables: WebEnv['Variables'] & {
    readonly session: Session;
    readonly member: Member;
    /** The member, as histories name them. */
    readonly actor: Actor;
    readonly place: Place;
    readonly roster: Roster;
    /** Everything of the office, where it is one. */
    readonly office?: OfficeStore;
  };
}

export type PlaceContext = Context<PlaceEnv>;
