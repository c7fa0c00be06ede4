import { describe, expect, it, test } from 'vitest';
import { concernsOf } from '#core/attention.ts';
import { AssociationId, CampaignId } from '#core/ids.ts';
import { nextNoticeAt, noticesOf } from '#core/notices.ts';
import { type Offer, OfferState } from '#core/offer.ts';
import type { Post } from '#core/post.ts';
import { DAY, HOUR, type Instant, later } from '#core/time.ts';
import { writeNotice } from '#core/write-notice.ts';
import { REFERENCE_INSTANT as NOW } from '#test/fixtures/clock.ts';
import { sampleOffer } from '#test/fixtures/offer.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost } from '#test/fixtures/post.ts';

const ASSOCIATION = AssociationId.parse('four-rivers');
const concerns = (offers: readonly Offer[], now: Instant = NOW, posts: readonly Post[] = []) =>
  concernsOf(posts, [], now, offers);
const told = (offer: Offer, now: Instant) => noticesOf(concerns([offer], now), now);

describe('an offer', () => {
  it('needs the office until somebody answers or the deadline passes', () => {
    const offer = sampleOffer();
    expect(concerns([offer])).toEqual([{ kind: 'offer', offer }]);
    expect(concerns([offer], offer.deadline)).toEqual([]);
    const answered = OfferState.options.filter((state) => state !== 'pending');
    expect(concerns(answered.map((state) => sampleOffer({ state })))).toEqual([]);
  });

  it('that was revised needs a look, answered or not, and is told once for each revision', () => {
    for (const state of ['pending', 'accepted', 'customised'] as const) {
      const offer = sampleOffer({ state, proposed: 2 });
      expect(concerns([offer])).toEqual([{ kind: 'offer', offer }]);
      expect(told(offer, NOW)).toMatchObject([
        { stage: 'revised', key: expect.stringMatching(/#revised#2$/) },
      ]);
    }
    expect(concerns([sampleOffer({ state: 'declined', proposed: 2 })])).toEqual([]);
  });

  it('stands by its deadline, behind posts in trouble and before what waits for approval', () => {
    const offers = [20, 3, 7].map((days) =>
      sampleOffer({ campaignId: CampaignId.parse(`in-${days}`), deadline: later(NOW, days * DAY) }),
    );
    const posts = (['review', 'held'] as const).map((state) => draftPost({ state, platform: state }));
    const names = concerns(offers, NOW, posts).map((concern) =>
      concern.kind === 'offer' ? concern.offer.campaignId : concern.kind === 'post' && concern.post.state,
    );
    expect(names).toEqual(['held', 'in-3', 'in-7', 'in-20', 'review']);
  });

  it('stands for all of its drafts', () => {
    const draft = draftPost();
    expect(concerns([], NOW, [draft])).toHaveLength(1);
    expect(concerns([], NOW, [{ ...draft, offeredBy: ASSOCIATION }])).toEqual([]);
  });
});

describe('a notice of an offer', () => {
  const nudgedAt = later(NOW, 4 * DAY);

  test.each([
    ['when it comes', {}, 0, 'received'],
    ['until the association asks for an answer', { nudgedAt }, 4 * DAY - 1, 'received'],
    ['when the association asks for an answer', { nudgedAt }, 4 * DAY, 'nudged'],
    ['a day before the deadline', {}, 9 * DAY, 'closing'],
    ['a day before the deadline, though it was asked for earlier', { nudgedAt }, 9 * DAY, 'closing'],
    ['when it is asked for on the last day', { nudgedAt: later(NOW, 9.5 * DAY) }, 9.6 * DAY, 'nudged'],
    ['that has less than a day', { deadline: later(NOW, 5 * HOUR) }, HOUR, 'received'],
  ] as const)('%s', (_, given, after, stage) => {
    expect(told(sampleOffer(given), later(NOW, after))).toMatchObject([{ kind: 'offer', stage }]);
  });

  it('has the same key as long as there is nothing new', () => {
    const key = (given: Partial<Offer>, after: number) => told(sampleOffer(given), later(NOW, after))[0]?.key;
    expect(key({}, DAY)).toBe(key({}, 0));
    expect(key({ version: 7 }, DAY)).toBe(key({}, 0));
    const keys = [
      key({}, 0),
      key({ nudgedAt }, 5 * DAY),
      key({ nudgedAt: later(nudgedAt, HOUR) }, 5 * DAY),
      key({}, 9 * DAY),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is looked for again a day before the deadline', () => {
    expect(nextNoticeAt([], [], NOW, [sampleOffer()])).toBe(later(NOW, 9 * DAY));
    expect(nextNoticeAt([], [], later(NOW, 9 * DAY), [sampleOffer()])).toBeUndefined();
    expect(nextNoticeAt([], [], NOW, [sampleOffer({ state: 'declined' })])).toBeUndefined();
  });

  it('says who offers what, until when it can be answered on the office’s clock, and what to do', () => {
    const [notice] = told(sampleOffer(), NOW);
    if (!notice) throw new Error('There is no notice');
    const { subject, text } = writeNotice(notice, {
      office: MILLBROOK,
      nameOf: () => 'X',
      link: 'https://clarion.example.gov/here',
      now: NOW,
    });
    expect(subject).toBe('Millbrook Town Clerk: an offer waits for your answer');
    expect(text).toContain('The Association offers “Adopting the Standards”: 2 posts');
    expect(text).toContain('until Friday, September 25, 2026 at 10:00 AM EDT');
    expect(text).toContain('Without your yes, nothing of it goes out.');
    expect(text).toContain('because you may approve posts for Millbrook Town Clerk');
    expect(text).toContain('https://clarion.example.gov/here');
  });
});
