import type { Channel } from '#core/channel.ts';
import type { Platform } from '#core/ids.ts';
import type { Attempt, Post } from '#core/post.ts';
import type { PublishOutcome } from '#core/publish-outcome.ts';
import { settlePost } from '#core/publish-steps.ts';
import type { Chance } from '#ports/chance.ts';
import type { Publisher } from '#ports/publisher.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type AttemptJournal, ClaimLostError, type JournalParts, openJournal } from './attempt-journal.ts';
import { type PreparationTrouble, type PublicationParts, preparePublication } from './prepare-publication.ts';
import { retireChannel } from './retire-channel.ts';
import { storeChange } from './store-change.ts';

export interface Attempting extends Delivery, PublicationParts, Omit<JournalParts, 'office'> {
  readonly chance: Chance;
  readonly publisherFor: (platform: Platform) => Publisher | undefined;
}

/** How an attempt ended, and what it made of the post; `lost-claim` where somebody else has the post by now. */
export interface AttemptReport {
  readonly outcome: PublishOutcome;
  readonly post: Post;
}

/** Puts a claimed post before its publisher and stores what came of it. */
export async function attemptPost(
  parts: Attempting,
  office: OfficeStore,
  claimed: Post,
  attempt: Attempt,
  channel: Channel,
): Promise<AttemptReport | 'lost-claim'> {
  const journal = openJournal({ ...parts, office }, claimed, attempt);
  try {
    const outcome = await followRefusal(office, channel, await runAttempt(parts, office, journal, channel));
    const post = await settle(parts, office, journal.post, outcome);
    return post === 'lost-claim' ? post : { outcome, post };
  } catch (cause) {
    if (cause instanceof ClaimLostError) return 'lost-claim';
    throw cause;
  }
}

async function runAttempt(
  parts: Attempting,
  office: OfficeStore,
  journal: AttemptJournal,
  channel: Channel,
): Promise<PublishOutcome> {
  const publisher = parts.publisherFor(channel.platform);
  if (!publisher) return { kind: 'rejected', reason: `Clarion no longer publishes on ${channel.platform}.` };
  const prepared = await preparePublication(parts, office, journal.post, channel);
  return prepared.ok ? publisher.publish(prepared.value, journal) : outcomeOf(prepared.error);
}

function outcomeOf({ kind, reason }: PreparationTrouble): PublishOutcome {
  switch (kind) {
    case 'unreachable':
      return { kind: 'deferred', until: undefined, reason };
    case 'refused':
    case 'revoked':
      return { kind: 'disconnected', reason };
    case 'no-image':
      return { kind: 'rejected', reason };
  }
}

/** Stores how the attempt ended. If the row has moved on meanwhile, the evidence is applied to what it is now. */
async function settle(
  parts: Attempting,
  office: OfficeStore,
  post: Post,
  outcome: PublishOutcome,
): Promise<Post | 'lost-claim'> {
  const apply = async (current: Post): Promise<Post | 'lost-claim'> => {
    const change = settlePost(current, outcome, parts.clock.now(), parts.chance.jitter());
    if (!change.ok) return 'lost-claim';
    const written = await storeChange(parts, office, change.value);
    return written === 'conflict' ? 'lost-claim' : written;
  };
  const settled = await apply(post);
  if (settled !== 'lost-claim') return settled;
  const current = await office.readPost(post.id);
  return current !== undefined && current.attempt?.id === post.attempt?.id ? apply(current) : 'lost-claim';
}

/** Takes a channel out of use that the platform has refused. If it was renewed on the way, the post is tried again. */
async function followRefusal(
  office: OfficeStore,
  channel: Channel,
  outcome: PublishOutcome,
): Promise<PublishOutcome> {
  if (outcome.kind !== 'disconnected') return outcome;
  if (await retireChannel(office, channel, outcome.reason)) return outcome;
  const reason = 'The connection was renewed while this post was on its way. Clarion tries again by itself.';
  return { kind: 'deferred', until: undefined, reason };
}
