import type { Context } from 'hono';
import type { Member } from '#core/member.ts';
import type { Session } from '#core/session.ts';
import type { WebEnv } from '../shell.ts';

/** What a request carries outside of any office: the visit it belongs to, and who has signed in, if anybody. */
export interface VisitEnv {
  Variables: WebEnv['Variables'] & { readonly session?: Session; readonly member?: Member };
}

export type VisitContext = Context<VisitEnv>;
