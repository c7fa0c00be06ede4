import { type Blackout, covers, type Gates, type Stop } from '#core/gate.ts';
import { can } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import { isOwn, isSameScope } from '#core/stop-scope.ts';
import type { Instant } from '#core/time.ts';
import type { OfficeContext } from './office-env.ts';
import { stopPath } from './safety-paths.ts';
import type { Services } from './services.ts';
import { nameScope } from './stop-notice.ts';

/** A stop in force, with what it is called. */
export interface NamedStop {
  readonly stop: Stop;
  readonly what: string;
}

export interface BlackoutLine {
  readonly blackout: Blackout;
  readonly begun: boolean;
  /** How many scheduled posts would fall due in it. */
  readonly scheduled: number;
}

/** Everything that the page "Stop and resume" shows. */
export interface SafetyView {
  readonly office: Office;
  readonly stops: readonly NamedStop[];
  /** Channels that can be stopped by themselves. */
  readonly channels: readonly { readonly name: string; readonly href: string }[];
  readonly scheduled: number;
  readonly held: number;
  /** Those that are over are left out: the history keeps them. */
  readonly blackouts: readonly BlackoutLine[];
  readonly mayStop: boolean;
  readonly mayResume: boolean;
}

export async function viewSafety(
  { rules, clock }: Pick<Services, 'rules' | 'clock'>,
  c: OfficeContext,
): Promise<SafetyView> {
  const { office, profile, member, gates } = c.var;
  const [posts, channels, campaigns] = await Promise.all([
    office.listPosts(),
    office.listChannels(),
    office.listCampaigns(),
  ]);
  const titleOf = ({ scope }: Stop) =>
    scope.kind === 'campaign' ? campaigns.find(({ id }) => id === scope.id)?.title : undefined;
  const isStopped = ({ platform }: Pick<Post, 'platform'>) =>
    gates.stops.some(({ scope }) => scope.kind === 'channel' && scope.id === platform);
  return {
    office: profile,
    stops: gates.stops.map((stop) => ({ stop, what: nameScope(stop.scope, rules, titleOf(stop)) })),
    channels: rules
      .filter(({ platform }) => channels.some((channel) => channel.platform === platform))
      .filter((rule) => !isStopped(rule))
      .map(({ platform, name }) => ({
        name,
        href: stopPath(profile.id, { kind: 'channel', id: platform }),
      })),
    scheduled: posts.filter(({ state }) => state === 'scheduled').length,
    held: posts.filter(({ state }) => state === 'held').length,
    blackouts: lineUp(gates, posts, clock.now()),
    mayStop: can(member, { officeId: profile.id }, 'write'),
    mayResume: can(member, { officeId: profile.id }, 'publish'),
  };
}

/** How many scheduled posts go out again once this stop is lifted: those that no other one covers. */
export function countFreed(stop: Stop, { stops }: Gates, posts: readonly Post[]): number {
  const others = stops.filter((other) => !isOwn(other) || !isSameScope(other.scope, stop.scope));
  return posts.filter(
    (post) =>
      post.state === 'scheduled' && covers(stop, post) && !others.some((other) => covers(other, post)),
  ).length;
}

/** How many scheduled posts fall due in a window. */
export function countFallingIn({ from, until }: Blackout, posts: readonly Post[]): number {
  return posts.filter(
    ({ state, dueAt }) => state === 'scheduled' && dueAt !== undefined && from <= dueAt && dueAt < until,
  ).length;
}

function lineUp({ blackouts }: Gates, posts: readonly Post[], now: Instant): readonly BlackoutLine[] {
  return blackouts
    .filter(({ until }) => until > now)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map((blackout) => ({
      blackout,
      begun: blackout.from <= now,
      scheduled: countFallingIn(blackout, posts),
    }));
}
