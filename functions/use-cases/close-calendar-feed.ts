import type { Actor } from '#core/audit.ts';
import type { OfficeStore } from '#ports/store.ts';

/**
 * Closes an office's calendar feed: its address opens nothing from now on. Whichever feed there is, closing it is safe,
 * so it does not matter which one the person's page showed. Returns whether there was one.
 */
export async function closeCalendarFeed(
  office: OfficeStore,
  { by }: { readonly by: Actor },
): Promise<boolean> {
  for (;;) {
    const feed = await office.readFeed();
    if (!feed) return false;
    const written = await office.removeFeed(feed, {
      subject: { kind: 'office', id: office.officeId },
      action: 'feed.closed',
      summary: `${by.name} closed the calendar feed; its address stopped working.`,
    });
    if (written === 'written') return true;
  }
}
