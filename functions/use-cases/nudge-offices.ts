import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { Actor } from '#core/audit.ts';
import type { OfficeId } from '#core/ids.ts';
import { isOpen, type Offer } from '#core/offer.ts';
import { err, ok, type Result } from '#core/result.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { Store } from '#ports/store.ts';

export interface Nudging {
  readonly clock: Clock;
  readonly store: Pick<Store, 'forOffice'>;
}

export interface Nudge {
  readonly campaign: AssociationCampaign;
  /** One office; all that have not answered, where it is absent. */
  readonly officeId?: OfficeId | undefined;
  readonly by: Actor;
}

export interface NudgeReport {
  /** Offices that were asked again now. */
  readonly asked: number;
  /** Offices that were left alone, since they were asked within the last day. */
  readonly askedBefore: number;
}

export type NudgeRefusal = { readonly kind: 'nobody-to-ask' };

/** How long an office has its peace after it was asked. Our own choice: a mail a day is a reminder, more is noise. */
export const ASKED_AGAIN_AFTER = DAY;

/** Offices asked at the same time: enough to reach thousands within a request, few enough for the store. */
const AT_ONCE = 16;

/** Whether an office can be asked again now for its answer. */
export function canBeAsked(offer: Offer, now: Instant): boolean {
  return isOpen(offer, now) && (offer.nudgedAt ?? '') <= later(now, -ASKED_AGAIN_AFTER);
}

/**
 * Asks offices again for their answer: each is told by mail, at most once a day. Interrupted, it can be done again, and
 * reaches those that are left.
 */
export async function nudgeOffices(
  { clock, store }: Nudging,
  association: AssociationStore,
  { campaign, officeId, by }: Nudge,
): Promise<Result<NudgeReport, NudgeRefusal>> {
  const now = clock.now();
  const offers = await association.listOffers(campaign.id);
  const open = offers.filter(
    (offer) => isOpen(offer, now) && (officeId === undefined || offer.officeId === officeId),
  );
  if (open.length === 0) return err({ kind: 'nobody-to-ask' });

  const due = open.filter((offer) => canBeAsked(offer, now));
  let asked = 0;
  for (let from = 0; from < due.length; from += AT_ONCE) {
    const some = due.slice(from, from + AT_ONCE);
    const done = await Promise.all(some.map((offer) => askOffice(store, offer, by, now)));
    asked += done.filter((written) => written === 'written').length;
  }
  if (asked > 0) {
    await association.record({
      subject: { kind: 'campaign', id: campaign.id },
      action: 'campaign.nudged',
      summary: `${by.name} asked ${asked === 1 ? '1 office' : `${asked} offices`} again for an answer to “${campaign.title}”.`,
      details: { offices: String(asked), ...(officeId && { office: officeId }) },
    });
  }
  return ok({ asked, askedBefore: open.length - due.length });
}

async function askOffice(store: Nudging['store'], offer: Offer, by: Actor, now: Instant) {
  const office = store.forOffice(offer.officeId, by);
  // A conflict is an answer in this moment, or somebody else who has just asked.
  const written = await office.nudgeOffer(offer.campaignId, now, later(now, -ASKED_AGAIN_AFTER), {
    subject: { kind: 'campaign', id: offer.campaignId },
    action: 'offer.nudged',
    summary: `${by.name} of ${offer.associationName} asked again for an answer to “${offer.title}”.`,
  });
  if (written === 'written') await office.lookAgain(now, now);
  return written;
}
