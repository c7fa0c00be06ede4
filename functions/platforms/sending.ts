import type { Progress } from '#core/post.ts';
import type { Verdict } from '#core/publish-outcome.ts';
import { HOUR, Instant, later } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { Journal, Publication } from '#ports/publisher.ts';

/** Whether an earlier attempt got as far as the call that makes the post public, with an unknown end. */
export function mayBePublic(progress: Progress): boolean {
  return Boolean(progress.sentAt);
}

/**
 * By how much a platform's clock and ours may disagree, in milliseconds: a clock that stands an hour ahead, as after a
 * changed zone, must not hide a post that is out. What it costs is to read two hours more of a channel's posts, after a
 * lost answer only.
 */
const CLOCK_SKEW = 2 * HOUR;

/**
 * The earliest time that the public post can bear, whatever our clock said; [U] Instagram or Threads may date it by
 * its container.
 */
export function sentSince({ progress, startedAt }: Publication): Instant {
  const noted = [progress.containerAt, progress.sentAt].flatMap((at) => Instant.safeParse(at).data ?? []);
  return later(noted.sort()[0] ?? startedAt, -CLOCK_SKEW);
}

/** Notes durably that the post may be public from here on, then asks for the last word on sending it. */
export async function beginSending(progress: Progress, journal: Journal, clock: Clock): Promise<Verdict> {
  if (!mayBePublic(progress)) await journal.record({ sentAt: clock.now() });
  return journal.beginSending();
}

/** Takes the note back once it is certain that this attempt made nothing public. */
export async function endUnsent(progress: Progress, journal: Journal): Promise<void> {
  if (!mayBePublic(progress)) await journal.record({ sentAt: '' });
}
