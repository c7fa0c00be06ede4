import { describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { approvePost, cancelPost, editPost } from '#core/author-post.ts';
import { listFeedPosts } from '#core/calendar-feed.ts';
import type { Post } from '#core/post.ts';
import type { PostChange } from '#core/post-change.ts';
import type { Result } from '#core/result.ts';
import { REFERENCE_INSTANT } from '../fixtures/clock.ts';
import { actorOf, DANA } from '../fixtures/office.ts';
import { draftPost, slotOf } from '../fixtures/post.ts';

const by = actorOf(DANA);

function changed(change: Result<PostChange, unknown>): Post {
  if (!change.ok) throw new Error('This cannot happen to the post');
  return change.value.post;
}

const approved = (given: Parameters<typeof draftPost>[0] = {}) =>
  changed(approvePost(draftPost(given), by, REFERENCE_INSTANT, sha256));

describe('a calendar feed', () => {
  it('shows the approved posts in the order in which they go out', () => {
    const late = approved({ platform: 'x', slot: slotOf('2026-11-04T09:00') });
    const early = approved({ platform: 'facebook', slot: slotOf('2026-11-03T09:00') });
    expect(listFeedPosts([late, early])).toEqual([early, late]);
  });

  it('goes on showing an approved post that was cancelled, so that calendars learn of it', () => {
    const cancelled = changed(cancelPost(approved(), by));
    expect(listFeedPosts([cancelled])).toEqual([cancelled]);
  });

  it('shows no text that nobody has approved', () => {
    const content = { text: 'Not read by anybody yet', image: undefined };
    const edited = changed(editPost(approved(), content, by));
    expect(listFeedPosts([draftPost(), edited, changed(cancelPost(edited, by))])).toEqual([]);
  });
});
