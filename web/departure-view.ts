import type { Platform } from '#core/ids.ts';
import { invitationIdOf } from '#core/invitation.ts';
import { can, type Member, type Role, rolesIn } from '#core/member.ts';
import type { Post } from '#core/post.ts';
import { findOtherOwner } from '#core/roles.ts';
import type { OfficeStore } from '#ports/store.ts';
import { listOpenWork } from '#use-cases/off-board-member.ts';
import { namePlatform } from './pages/name-platform.ts';
import type { PlaceContext } from './place-env.ts';
import type { Services } from './services.ts';

/** What is to be settled when a member leaves. */
export interface DepartureView {
  readonly member: Member;
  readonly isYou: boolean;
  readonly roles: readonly Role[];
  readonly isLastOwner: boolean;
  /** Their posts that wait for somebody. */
  readonly work: readonly Post[];
  /** Who may have that work. */
  readonly heirs: readonly Member[];
  /** How many posts of theirs are approved and go out. */
  readonly scheduled: number;
  /** Invitations that they gave, or that their address could take. */
  readonly invitations: number;
  readonly feedIsTheirs: boolean;
  /** The names of the channels that they connected last. */
  readonly channels: readonly string[];
  readonly nameOf: (platform: Platform) => string;
}

export async function viewDeparture(
  { rules, digest }: Pick<Services, 'rules' | 'digest'>,
  c: PlaceContext,
  member: Member,
): Promise<DepartureView> {
  const { roster, office, place } = c.var;
  const nameOf = (platform: Platform) => namePlatform(rules, platform);
  const [members, invitations, work, posts, feed, channels] = await Promise.all([
    roster.listMembers(),
    roster.listInvitations(),
    listOpenWork({ roster, office }, member.id),
    office?.listPosts() ?? [],
    office?.readFeed(),
    office ? listChannelsOf(office, member) : [],
  ]);
  const roles = rolesIn(member, place.scope);
  const own = invitationIdOf(member.email, digest);
  return {
    member,
    isYou: member.id === c.var.member.id,
    roles,
    isLastOwner: roles.includes('owner') && !findOtherOwner(members, member.id, place.scope),
    work,
    heirs: members.filter((other) => other.id !== member.id && can(other, place.scope, 'write')),
    scheduled: posts.filter(({ author, state }) => author?.id === member.id && state === 'scheduled').length,
    invitations: invitations.filter(({ id, by }) => by.id === member.id || id === own).length,
    feedIsTheirs: feed?.madeBy.id === member.id,
    channels: channels.map(nameOf),
    nameOf,
  };
}

/** The connected channels whose connection a member made. */
async function listChannelsOf(office: OfficeStore, { id }: Member): Promise<readonly Platform[]> {
  const channels = (await office.listChannels()).filter(
    ({ mode, status }) => mode === 'api' && status === 'connected',
  );
  const makers = await Promise.all(
    channels.map(async ({ platform }) => {
      const history = await office.readHistory({ kind: 'channel', id: platform });
      return history.findLast(({ action }) => action === 'channel.connected')?.actor.id;
    }),
  );
  return channels.filter((_, index) => makers[index] === id).map(({ platform }) => platform);
}
