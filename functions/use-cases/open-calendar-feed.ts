import type { Actor } from '#core/audit.ts';
import { type CalendarFeed, FeedHash } from '#core/calendar-feed.ts';
import type { Digest } from '#core/digest.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Instant } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { Secrets } from '#ports/secrets.ts';
import type { OfficeStore } from '#ports/store.ts';

/**
 * Gives an office's calendar feed a new secret, which is told this once; a secret from before opens nothing any more.
 * `seen` is when the feed that the person's page showed was made. Refused where it is another one by now, so that
 * nobody takes away an address that a colleague has just given out.
 */
export async function openCalendarFeed(
  { clock, secrets, digest }: { readonly clock: Clock; readonly secrets: Secrets; readonly digest: Digest },
  office: OfficeStore,
  order: { readonly seen: Instant | undefined; readonly by: Actor },
): Promise<Result<{ readonly secret: string; readonly feed: CalendarFeed }, 'changed-meanwhile'>> {
  const { seen, by } = order;
  const before = await office.readFeed();
  if (before?.madeAt !== seen) return err('changed-meanwhile');
  const secret = secrets.token();
  const feed: CalendarFeed = { hash: FeedHash.parse(digest(secret)), madeAt: clock.now(), madeBy: by };
  const written = await office.writeFeed(feed, before, {
    subject: { kind: 'office', id: office.officeId },
    action: before ? 'feed.renewed' : 'feed.opened',
    summary: before
      ? `${by.name} gave the calendar feed a new address; the old one stopped working.`
      : `${by.name} opened a calendar feed: who has its address can read the approved posts.`,
  });
  return written === 'written' ? ok({ secret, feed }) : err('changed-meanwhile');
}
