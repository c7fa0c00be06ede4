import { describe, expect, it } from 'vitest';
import { concernsOf } from '#core/attention.ts';
import { bundleNotices, noticesOf } from '#core/notices.ts';
import type { Post } from '#core/post.ts';
import { DAY, later } from '#core/time.ts';
import { writeDigest, writeNotice } from '#core/write-notice.ts';
import { REFERENCE_INSTANT as NOW } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost } from '#test/fixtures/post.ts';

const gone = (given: Parameters<typeof draftPost>[0] = {}) =>
  draftPost({ state: 'published', removedAt: NOW, version: 4, ...given });

const noticesFor = (posts: readonly Post[]) => noticesOf(concernsOf(posts, [], NOW), NOW);

const nameOf = () => 'X';

describe('a post that is gone from its platform', () => {
  it('needs a person for 14 days', () => {
    const post = gone();
    const at = (days: number) => concernsOf([post], [], later(NOW, days * DAY));
    expect(at(0)).toEqual([{ kind: 'removed', post }]);
    expect(at(13.9)).toHaveLength(1);
    expect(at(14)).toEqual([]);
  });

  it('needs nobody once the office has recorded that it deleted it', () => {
    const correction = {
      id: 'one',
      reason: 'Wrong',
      noticedAt: NOW,
      correctedAt: NOW,
      by: actorOf(DANA),
      at: NOW,
    };
    const explained = (kind: 'deleted' | 'edited') =>
      concernsOf([gone({ corrections: [{ ...correction, remedy: { kind } }] })], [], NOW);
    expect(explained('deleted')).toEqual([]);
    expect(explained('edited')).toHaveLength(1);
  });

  it('is told of once, whatever is written of it later', () => {
    const [first, later] = [gone(), gone({ version: 9 })].map((post) => noticesFor([post])[0]);
    expect(first).toMatchObject({ kind: 'removed' });
    expect(later?.key).toBe(first?.key);
  });

  it('is told of in words that name no culprit and give the next step', () => {
    const [notice] = noticesFor([gone()]);
    if (!notice) throw new Error('There is no notice');
    const { subject, text } = writeNotice(notice, { office: MILLBROOK, nameOf, now: NOW, link: 'https://x' });
    expect(subject).toBe('Millbrook Town Clerk: a post is gone from X');
    expect(text).toContain('on Tuesday, September 15, 2026 at 10:00 AM EDT. Clarion did not remove it.');
    expect(text).toContain('record the correction');
  });

  it('is told of together with others', () => {
    const notices = noticesFor(['x', 'threads'].map((platform) => gone({ platform })));
    const [bundle, ...rest] = bundleNotices(notices);
    expect(rest).toEqual([]);
    if (!bundle || !('notices' in bundle)) throw new Error('They are told one by one');
    const { subject } = writeDigest(bundle.notices, {
      office: MILLBROOK,
      nameOf,
      linkTo: () => 'https://x',
      link: 'https://x',
    });
    expect(subject).toBe('Millbrook Town Clerk: 2 posts are gone from their platforms');
  });
});
