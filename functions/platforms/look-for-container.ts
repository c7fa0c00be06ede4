import type { Finding, Receipt } from '#core/publish-outcome.ts';
import { Instant } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { Publication } from '#ports/publisher.ts';
import type { ContainerReads, FailedReply } from './container-calls.ts';
import { ABSENT, notShown, PREPARED, refusedLook, unreadable } from './findings.ts';
import { foldText } from './fold-text.ts';
import { judgeError } from './graph-errors.ts';
import { sentSince } from './sending.ts';

/** What a platform shows of a post. */
export type Sight =
  | { readonly kind: 'public'; readonly receipt: Receipt }
  /** Not public, and its container stands. */
  | { readonly kind: 'ready' | 'in-making'; readonly containerId: string }
  /** Not public, and no container is of use. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'hidden'; readonly reply: FailedReply };

/** A look with everything it works with. */
export interface Look {
  readonly calls: ContainerReads;
  readonly publication: Publication;
  readonly clock: Clock;
}

/** Looks for the post of earlier attempts by its container, else among the channel's posts. Only reads. */
export async function lookForPost(look: Look): Promise<Sight> {
  const { calls, publication } = look;
  const { containerId } = publication.progress;
  if (!containerId) return lookInList(look);
  const read = await calls.read(containerId);
  if (read.kind !== 'ok') return isGone(read) ? lookInList(look) : { kind: 'hidden', reply: read };
  switch (read.value.state) {
    case 'PUBLISHED':
      return lookForPublished(look);
    case 'FINISHED':
      return { kind: 'ready', containerId };
    case 'IN_PROGRESS':
      return { kind: 'in-making', containerId };
    // [S] A post has been seen live though its publishing had failed: only the list shows that it is not there.
    case 'ERROR':
    case 'EXPIRED':
      return lookInList(look);
  }
}

/** Looks for the post that a published container became; that it is public is certain, whatever the list shows. */
export async function lookForPublished(look: Look): Promise<Sight> {
  const sight = await lookInList(look);
  if (sight.kind !== 'absent') return sight;
  const { calls, publication, clock } = look;
  const publishedAt = Instant.safeParse(publication.progress.sentAt).data ?? clock.now();
  return { kind: 'public', receipt: { platformId: '', permalink: calls.profile, publishedAt } };
}

/** Looks for a post by its text and time: another one may be newer, and one with the same words much older. */
export async function lookInList({ calls, publication }: Look): Promise<Sight> {
  const listed = await calls.listPosts(sentSince(publication));
  if (listed.kind !== 'ok') return { kind: 'hidden', reply: listed };
  const text = foldText(publication.text);
  const [post] = listed.value
    .filter((each) => foldText(each.text) === text)
    .sort((a, b) => a.publishedAt.localeCompare(b.publishedAt));
  if (!post) return { kind: 'absent' };
  const { id, permalink, publishedAt } = post;
  return { kind: 'public', receipt: { platformId: id, permalink: permalink ?? calls.profile, publishedAt } };
}

/** What a look at the platform shows of a post that may be public. */
export async function findThroughContainer(look: Look): Promise<Finding> {
  const { calls, clock } = look;
  const sight = await lookForPost(look);
  switch (sight.kind) {
    case 'public':
      return { kind: 'found', receipt: sight.receipt };
    case 'ready':
      return PREPARED;
    case 'absent':
      return ABSENT;
    case 'in-making':
      return unreadable(`Clarion looked, and ${calls.name} is still at work on the post.`);
    case 'hidden': {
      const { reply } = sight;
      if (reply.kind !== 'error') return notShown(calls.name);
      const meaning = judgeError(reply.error, calls.name, calls.errors, clock.now());
      return refusedLook(calls.name, meaning, reply.error.message);
    }
  }
}

/** Whether the platform does not know (any more) what it is asked for. */
function isGone(reply: FailedReply): boolean {
  return reply.kind === 'error' && [24, 100].includes(reply.error.code);
}
