import type { Channel } from '#core/channel.ts';
import type { PostId } from '#core/ids.ts';
import { isPast, type Look, tooLate } from '#core/reach/collect-steps.ts';
import type { PublicPost } from '#core/reach/take-snapshot.ts';
import type { ReachReader } from '#ports/reach-reader.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type Allowance, affordReadings } from './afford-readings.ts';
import type { CheckingCosts } from './check-cost.ts';
import { retireChannel } from './retire-channel.ts';
import { type CredentialsParts, useCredentials } from './use-credentials.ts';

export interface LookingAtReach extends CredentialsParts, CheckingCosts {
  readonly readerFor: (platform: Channel['platform']) => ReachReader | undefined;
}

/** What was seen of each post, and what the office pays for it. */
export interface Seen {
  readonly looks: ReadonlyMap<PostId, Look>;
  readonly month: Allowance['month'];
}

/** What can be said of a post's reach without asking its platform, if anything. */
export function lookWithoutAsking(
  { receipt, removedAt, reach }: PublicPost,
  asked: boolean,
  now: PublicPost['createdAt'],
): Look | undefined {
  if (removedAt !== undefined) return { kind: 'removed' };
  if (receipt.byHand) return { kind: 'unavailable', reason: BY_HAND };
  if (!asked && reach && isPast(receipt.publishedAt, reach.next, now)) return tooLate(reach.next);
  return undefined;
}

/** Asks a channel's platform how far posts have reached: as many as the office's cap allows, the others stay unread. */
export async function lookAtReach(
  parts: LookingAtReach,
  office: OfficeStore,
  channel: Channel | undefined,
  posts: readonly PublicPost[],
): Promise<Seen> {
  const all = (look: Look): Seen => ({ looks: sayOf(posts, look), month: undefined });
  if (channel === undefined || channel.mode === 'manual')
    return all({ kind: 'refused', reason: NOT_CONNECTED });
  if (channel.status === 'disconnected') {
    return all({ kind: 'refused', reason: channel.trouble ?? NOT_CONNECTED });
  }
  const reader = parts.readerFor(channel.platform);
  if (!reader) return all({ kind: 'unavailable', reason: 'Clarion does not read numbers on this platform.' });
  const allowance = await affordReadings(parts, office, channel.platform);
  const affordable = posts.slice(0, allowance.posts);
  const unread = sayOf(posts.slice(affordable.length), {
    kind: 'later',
    until: undefined,
    reason: allowance.reason,
  });
  const looks = affordable.length === 0 ? new Map() : await ask(parts, office, channel, reader, affordable);
  return { looks: new Map([...unread, ...looks]), month: allowance.month };
}

async function ask(
  parts: LookingAtReach,
  office: OfficeStore,
  stored: Channel,
  reader: ReachReader,
  posts: readonly PublicPost[],
): Promise<ReadonlyMap<PostId, Look>> {
  const opened = await useCredentials(parts, office, stored);
  if (!opened.ok) {
    const { kind, reason } = opened.error;
    if (kind === 'unreachable') return sayOf(posts, { kind: 'later', until: undefined, reason });
    if (kind === 'revoked') await retireChannel(office, stored, reason);
    return sayOf(posts, { kind: 'refused', reason });
  }
  const { channel, credentials } = opened.value;
  const looks = new Map<PostId, Look>();
  for (let from = 0; from < posts.length; from += reader.batch) {
    const batch = posts.slice(from, from + reader.batch);
    const report = await reader.read({
      accountId: channel.accountId,
      credentials,
      posts: batch.map(({ id, receipt }) => ({ id, ...receipt })),
    });
    if (report.kind === 'disconnected') {
      await retireChannel(office, channel, report.reason);
      return new Map([...sayOf(posts, { kind: 'refused', reason: report.reason }), ...looks]);
    }
    for (const [id, look] of report.looks) looks.set(id, look);
    const pause = [...report.looks.values()].find(
      (look) => look.kind === 'later' && look.until !== undefined,
    );
    // The allowance is used up: what comes after would be refused as well.
    if (pause) return new Map([...sayOf(posts, pause), ...looks]);
  }
  return looks;
}

const sayOf = (posts: readonly PublicPost[], look: Look): Map<PostId, Look> =>
  new Map(posts.map(({ id }) => [id, look]));

const BY_HAND =
  'A person put this post up by hand, so Clarion cannot ask for its numbers. Read them on the platform, and type them in here.';
const NOT_CONNECTED = 'The channel is not connected. Connect it on the Channels page.';
