import type { Credentials } from '#core/channel.ts';
import type { Platform, PostId } from '#core/ids.ts';
import type { Look } from '#core/reach/collect-steps.ts';
import type { Metric } from '#core/reach/metric.ts';
import type { Instant } from '#core/time.ts';

/** A post whose numbers are wanted. */
export interface PublishedPost {
  readonly id: PostId;
  /** The platform's own id of it, as its receipt says. */
  readonly platformId: string;
  readonly publishedAt: Instant;
}

/** Whose posts they are, and the access to read them with. */
export interface ReachRequest {
  readonly accountId: string;
  readonly credentials: Credentials;
  /** At most `batch` of them. */
  readonly posts: readonly PublishedPost[];
}

/** What became of a request: a look for each post, or the end of the access, in a sentence for the clerk. */
export type ReachReport =
  | { readonly kind: 'looked'; readonly looks: ReadonlyMap<PostId, Look> }
  | { readonly kind: 'disconnected'; readonly reason: string };

/** Reads how far posts have reached on one platform. Translates every answer and error; throws only for bugs. */
export interface ReachReader {
  readonly platform: Platform;
  /** How many posts one request may ask for. */
  readonly batch: number;
  /** The definitions by which the platform counts, past ones included. */
  readonly metrics: readonly Metric[];
  read(request: ReachRequest): Promise<ReachReport>;
}
