import type { Actor } from '#core/audit.ts';
import type { Digest } from '#core/digest.ts';
import { handOver, isOpenWorkOf } from '#core/hand-over.ts';
import type { MemberId } from '#core/ids.ts';
import { invitationIdOf } from '#core/invitation.ts';
import { can, type Member, type Role } from '#core/member.ts';
import { err, ok, type Result } from '#core/result.ts';
import { describeRoles } from '#core/roles.ts';
import type { Clock } from '#ports/clock.ts';
import type { Roster } from '#ports/roster.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import { judgeLoss, type RolesRefusal } from './change-roles.ts';
import { closeCalendarFeed } from './close-calendar-feed.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

export interface OffBoarding {
  readonly store: Pick<Store, 'endSessions'>;
  readonly clock: Clock;
  readonly digest: Digest;
}

export interface Departure {
  readonly id: MemberId;
  /** The roles that the person's page showed. */
  readonly seen: readonly Role[];
  /** Who has the open posts from now on; needed only where there are any. */
  readonly heir: MemberId | undefined;
  readonly by: Actor;
}

export type DepartureRefusal =
  | RolesRefusal
  /** There is open work, and nobody who can write was named to have it. */
  | { readonly kind: 'heir-needed' };

/** Where somebody leaves: an association has no posts of its own. */
export interface PlaceLeft {
  readonly roster: Roster;
  readonly office: OfficeStore | undefined;
}

/**
 * Takes all roles of a member in one office or association, ends every session of theirs, hands their open posts over,
 * and revokes what only they could use: invitations to and by them, and a calendar feed whose address they know. What
 * is approved goes out as planned. Returns how many posts were handed over.
 *
 * Their work is settled before the roles go, so that an interruption leaves a member who can be taken out again, and
 * once more after it, for what they did in between.
 */
export async function offBoardMember(
  parts: OffBoarding,
  place: PlaceLeft,
  departure: Departure,
): Promise<Result<number, DepartureRefusal>> {
  const { id, seen, by } = departure;
  const { roster } = place;
  const judged = await judgeLoss(roster, id, seen, []);
  if (!judged.ok) return judged;
  const { member, relyingOn } = judged.value;
  const heir = await findHeir(roster, departure);
  if (!heir && (await countOpenWork(place, id)) > 0) return err({ kind: 'heir-needed' });

  const settle = () => settleWork(parts, place, { member, heir, by });
  const before = await settle();
  const written = await roster.writeRoles(
    { id, before: seen, after: [], relyingOn, signedOutAt: parts.clock.now() },
    {
      subject: { kind: 'member', id },
      action: 'member.off-boarded',
      summary: `${by.name} took ${member.name} out (${describeRoles(seen)}) and ended all of their sessions.`,
      details: { before: seen.join(), ...(heir && { heir: heir.id }) },
    },
  );
  if (written === 'conflict') return err({ kind: 'changed-meanwhile' });
  await parts.store.endSessions(id);
  return ok(before + (await settle()));
}

/** The open posts of a member, in the order in which they are planned. */
export async function listOpenWork({ office }: PlaceLeft, id: MemberId) {
  const posts = office ? await office.listPosts() : [];
  return posts
    .filter((post) => isOpenWorkOf(id, post))
    .sort((a, b) => (a.slot.due < b.slot.due ? -1 : a.slot.due > b.slot.due ? 1 : 0));
}

async function countOpenWork(place: PlaceLeft, id: MemberId): Promise<number> {
  return (await listOpenWork(place, id)).length;
}

async function findHeir(roster: Roster, { id, heir }: Departure): Promise<Actor | undefined> {
  if (heir === undefined || heir === id) return undefined;
  const found = await roster.readMember(heir);
  return found && can(found, roster.scope, 'write')
    ? { kind: 'member', id: found.id, name: found.name }
    : undefined;
}

interface Settlement {
  readonly member: Member;
  readonly heir: Actor | undefined;
  readonly by: Actor;
}

async function settleWork(
  { digest }: OffBoarding,
  place: PlaceLeft,
  { member, heir, by }: Settlement,
): Promise<number> {
  const { roster, office } = place;
  const own = invitationIdOf(member.email, digest);
  for (const { id, by: host } of await roster.listInvitations()) {
    if (host.id === member.id || id === own) await withdrawInvitation(roster, { id, by });
  }
  const feed = await office?.readFeed();
  if (office && feed?.madeBy.id === member.id) await closeCalendarFeed(office, { by });
  if (!office || !heir) return 0;
  let handed = 0;
  for (const post of await listOpenWork(place, member.id)) {
    // One that has changed in this moment is looked at again after the roles are gone.
    if ((await office.writePost(handOver(post, heir, by))) !== 'conflict') handed += 1;
  }
  return handed;
}
