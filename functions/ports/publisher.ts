import type { Credentials } from '#core/channel.ts';
import type { Platform } from '#core/ids.ts';
import type { Image } from '#core/pack.ts';
import type { Progress } from '#core/post.ts';
import type { Finding, PublishOutcome, Verdict } from '#core/publish-outcome.ts';
import type { Mention } from '#core/resolve-tag.ts';
import type { Instant } from '#core/time.ts';

/** What is to be made public, and as whom. */
export interface Publication {
  readonly accountId: string;
  readonly handle: string;
  readonly credentials: Credentials;
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly image: PublicationImage | undefined;
  /** What earlier attempts at this post have stored; reuse it instead of asking the platform again. */
  readonly progress: Progress;
  readonly startedAt: Instant;
}

export interface PublicationImage extends Image {
  readonly content: Uint8Array;
  /** Where a platform can fetch the image from for a while. */
  readonly url: string;
}

/** How a publisher tells Clarion where it is. Each call is durable before it returns. */
export interface Journal {
  /** Keeps what the platform has handed out; call it before the next request. */
  record(progress: Progress): Promise<void>;
  /**
   * The last check. Call it right before the request that makes the post public, and make that request only if the
   * verdict is `go`; otherwise return the outcome `withheld`.
   */
  beginSending(): Promise<Verdict>;
}

/** Puts posts on one platform. Translates every answer and error into an outcome; throws only for bugs. */
export interface Publisher {
  readonly platform: Platform;
  publish(publication: Publication, journal: Journal): Promise<PublishOutcome>;
  /**
   * Looks for a post that an earlier attempt may have made public, by the ids in its progress, else by what it says.
   * Only reads. `absent` means that the platform showed everything since the attempt, and the post is not among it.
   */
  find(publication: Publication): Promise<Finding>;
}
