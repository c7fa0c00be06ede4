import type { PublishOutcome } from '#core/publish-outcome.ts';
import type { Instant } from '#core/time.ts';
import type { Journal, Publication } from '#ports/publisher.ts';
import type { Dependencies } from './dependencies.ts';
import type { GraphReply } from './graph.ts';
import type { ErrorRule } from './graph-errors.ts';
import type { Quota } from './publishing-quota.ts';

/** How far a container is, and what the platform says of it. */
export interface Container {
  readonly state: 'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED' | 'ERROR' | 'EXPIRED';
  readonly words: string;
}

/** A public post as its platform lists it. */
export interface ListedPost {
  readonly id: string;
  readonly text: string;
  readonly permalink: string | undefined;
  readonly publishedAt: Instant;
}

/** The reading calls of one platform, Instagram or Threads, that publishes in two steps through a container. */
export interface ContainerReads {
  readonly name: string;
  readonly errors: readonly ErrorRule[];
  read(containerId: string): Promise<GraphReply<Container>>;
  /** Everything that the channel has made public since. */
  listPosts(since: Instant): Promise<GraphReply<readonly ListedPost[]>>;
  /** Where the channel's posts are seen when a post's own address cannot be learnt. */
  readonly profile: string;
}

/** Those calls, and the ones that make a post. */
export interface ContainerCalls extends ContainerReads {
  create(): Promise<GraphReply<string>>;
  /** Makes the container's post public and returns the post's id. */
  publish(containerId: string): Promise<GraphReply<string>>;
  /** How many posts the channel may publish. */
  readQuota(): Promise<GraphReply<Quota>>;
  readPermalink(postId: string): Promise<GraphReply<string>>;
  /** What a container's failure means for the clerk. */
  judgeFailure(words: string): PublishOutcome;
}

/** One attempt, with everything it works with. */
export interface ContainerRun extends Dependencies {
  readonly calls: ContainerCalls;
  readonly publication: Publication;
  readonly journal: Journal;
}

/** A reply that brought no value. */
export type FailedReply = Exclude<GraphReply<unknown>, { kind: 'ok' }>;
