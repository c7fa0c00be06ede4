import { describe, expect, test } from 'vitest';
import { AssociationId, CampaignId, OfficeId, PackId } from '#core/ids.ts';
import { acceptOffer, declineOffer, isOpen, type Offer, OfferState, stateOf } from '#core/offer.ts';
import { Instant, later, SECOND } from '#core/time.ts';

const DEADLINE = Instant.parse('2026-09-30T21:00:00.000Z');
const BEFORE = later(DEADLINE, -SECOND);
const by = { kind: 'member' as const, id: 'clerk', name: 'A Clerk' };

const offer = (state: OfferState): Offer => ({
  campaignId: CampaignId.parse('c1'),
  associationId: AssociationId.parse('four-rivers'),
  associationName: 'The Association',
  officeId: OfficeId.parse('millbrook'),
  packId: PackId.parse('standards-of-conduct'),
  title: 'Adopting the Standards',
  state,
  revision: 1,
  deadline: DEADLINE,
  posts: 0,
  omitted: [],
  createdAt: BEFORE,
  version: 1,
});

describe('an offer', () => {
  test('is open until its deadline, and not at it', () => {
    expect(isOpen(offer('pending'), BEFORE)).toBe(true);
    expect(isOpen(offer('pending'), DEADLINE)).toBe(false);
  });

  test('has expired at its deadline, noted or not', () => {
    expect(stateOf(offer('pending'), BEFORE)).toBe('pending');
    expect(stateOf(offer('pending'), DEADLINE)).toBe('expired');
    expect(stateOf(offer('accepted'), DEADLINE)).toBe('accepted');
  });

  test.each(OfferState.options.filter((state) => state !== 'pending'))(
    'that is %s takes no answer',
    (state) => {
      expect(acceptOffer(offer(state), [], { by, at: BEFORE })).toMatchObject({ ok: false });
      expect(declineOffer(offer(state), { by, at: BEFORE })).toMatchObject({ ok: false });
    },
  );

  test('takes no answer once its time is over', () => {
    expect(acceptOffer(offer('pending'), [], { by, at: DEADLINE })).toMatchObject({
      ok: false,
      error: { kind: 'closed' },
    });
  });

  test('that is accepted keeps who answered, and when', () => {
    const accepted = acceptOffer(offer('pending'), [], { by, at: BEFORE });
    expect(accepted).toMatchObject({ ok: true, value: { state: 'accepted', answer: { by, at: BEFORE } } });
  });
});
