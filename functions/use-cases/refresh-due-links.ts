import { CLARION } from '#core/audit.ts';
import type { OfficeId, PostId } from '#core/ids.ts';
import { linksOf } from '#core/links/find-links.ts';
import { HOUR, later } from '#core/time.ts';
import type { Store } from '#ports/store.ts';
import { type CheckingLinks, checkLinks } from './check-links.ts';

export interface RefreshingLinks extends CheckingLinks {
  readonly store: Pick<Store, 'linkChecks' | 'due' | 'forOffice'>;
}

/** So long before its time a post's links are looked at: sending never waits for somebody's website. */
const AHEAD = HOUR;

/** As many as one sweep reads; a dozen sweeps come in the hour. */
const POSTS = 300;

/** What the store reads together. */
const TOGETHER = 100;

/** Asks once more for the links of posts that go out soon, where the last answer does not hold any longer. */
export async function refreshDueLinks(parts: RefreshingLinks): Promise<void> {
  const { store, clock, linkProbe } = parts;
  if (!linkProbe) return;
  const due = await store.due.read(later(clock.now(), AHEAD), POSTS);
  const byOffice = new Map<OfficeId, PostId[]>();
  for (const { officeId, postId } of due) {
    byOffice.set(officeId, [...(byOffice.get(officeId) ?? []), postId]);
  }
  const texts: string[] = [];
  for (const [officeId, ids] of byOffice) {
    const office = store.forOffice(officeId, CLARION);
    for (let from = 0; from < ids.length; from += TOGETHER) {
      const posts = await office.readPosts(ids.slice(from, from + TOGETHER));
      texts.push(...posts.filter(({ state }) => state === 'scheduled').map(({ text }) => text));
    }
  }
  await checkLinks(parts, store.linkChecks, linksOf(texts));
}
