import {
  type AssociationCampaign,
  isUnderWay,
  nextWithdrawal,
  noteWithdrawal,
} from '#core/association-campaign.ts';
import { CLARION, type Happening } from '#core/audit.ts';
import type { CampaignOrder, FanOutOrder } from '#core/fan-out-order.ts';
import type { MessageWithdrawal } from '#core/message-withdrawal.ts';
import type { Office } from '#core/office.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import type { Packs } from '#ports/packs.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import type { AnsweringOffers } from './accept-offer.ts';
import { closeOffer } from './close-offer.ts';
import { goOnExporting } from './go-on-exporting.ts';
import { goOnImporting, type Importing } from './go-on-importing.ts';
import { goOnRollingOut } from './go-on-rolling-out.ts';
import { putOffer } from './put-offer.ts';
import { withdrawOffer } from './withdraw-offer.ts';
import { withdrawOfferedMessage } from './withdraw-offered-message.ts';

export interface FanningOut extends AnsweringOffers, Importing {
  readonly store: Pick<Store, 'forOffice' | 'forAssociation' | 'rosterOf' | 'readOffices'>;
  readonly packs: Packs;
  readonly rules: readonly TextRules[];
  readonly fanOut: FanOutQueue;
  /**
   * Offices gone through at the same time; one, unless said otherwise. Every offer is written on condition that its
   * campaign is still offered, and transactions that meet at the campaign's row on DynamoDB have to be tried again.
   */
  readonly lanes?: number;
}

/** Offices gone through between two notes of how far it is: what an interruption makes to be looked at again. */
export const FAN_OUT_BATCH = 25;

export type FanOutReport = 'goes-on' | 'done' | 'nothing-to-do' | 'overtaken';

/** Goes on with an association's work in the background, by one part. */
export function goOnFanningOut(parts: FanningOut, order: FanOutOrder): Promise<FanOutReport> {
  if ('importId' in order) return goOnImporting(parts, order);
  if ('exportId' in order) return goOnExporting(parts, order);
  return 'dateId' in order ? goOnRollingOut(parts, order) : goOnWithCampaign(parts, order);
}

/**
 * Goes through the next offices of an association's campaign: puts the offers, closes those that nobody answered in
 * time, or withdraws them. Every step is the same when it is repeated, and how far it is is noted after it: killed at
 * any point, it is taken up at the last note without a lost or doubled post. Two at once do the same work twice.
 *
 *     offering ──► offered ──(deadline)──► closing ──► closed
 *         └──────────┴──(withdrawn)──► withdrawing ──► withdrawn
 *
 * A single message is taken back beside the state, while offices are not gone through for anything else.
 */
async function goOnWithCampaign(parts: FanningOut, order: CampaignOrder): Promise<FanOutReport> {
  const association = parts.store.forAssociation(order.associationId, CLARION);
  const found = await association.readCampaign(order.campaignId);
  const campaign = found && atDeadline(found, parts.clock.now());
  const message = campaign && nextWithdrawal(campaign);
  if (!campaign || !(message || isUnderWay(campaign.state))) return 'nothing-to-do';
  const begun = message ? message.reached : campaign.reached;
  const reached = Math.min(campaign.officeIds.length, begun + FAN_OUT_BATCH);
  const isDone = reached >= campaign.officeIds.length;
  const ids = campaign.officeIds.slice(begun, reached);
  const takesBack = message !== undefined || campaign.state === 'withdrawing';
  const former = isDone && takesBack ? await findFormerOffices(association, campaign) : [];
  const offices = await parts.store.readOffices([...ids, ...former]);
  const reach = message
    ? (store: OfficeStore) => withdrawOfferedMessage(parts, store, campaign, message)
    : await describeWork(parts, association, campaign);
  await inLanes(parts.lanes ?? 1, offices, (office) =>
    reach(parts.store.forOffice(office.id, CLARION), office),
  );

  const next = message
    ? noteWithdrawal(campaign, { ...message, reached, isDone })
    : { ...campaign, reached, ...(isDone && isUnderWay(campaign.state) && { state: AFTER[campaign.state] }) };
  const written = isDone
    ? await association.writeCampaign(next, message ? describeTakenBack(next, message) : describeEnd(next))
    : await association.noteCampaign(next);
  if (written === 'conflict') {
    // Withdrawn meanwhile, or another worker is at it: whoever wrote has ordered what comes next.
    return 'overtaken';
  }
  if (isDone && !nextWithdrawal(next)) return 'done';
  await parts.fanOut.send(order);
  return 'goes-on';
}

const AFTER = { offering: 'offered', closing: 'closed', withdrawing: 'withdrawn' } as const;

/** An offered campaign whose deadline has passed is to be closed. */
function atDeadline(campaign: AssociationCampaign, now: string): AssociationCampaign {
  return campaign.state === 'offered' && campaign.deadline <= now
    ? { ...campaign, state: 'closing', reached: 0 }
    : campaign;
}

/** Offices that a revision has left out have their offers and posts still: what is taken back is taken back there too. */
async function findFormerOffices(
  association: AssociationStore,
  { id, officeIds }: AssociationCampaign,
): Promise<readonly Office['id'][]> {
  const there = new Set(officeIds);
  const offers = await association.listOffers(id);
  return offers.map(({ officeId }) => officeId).filter((officeId) => !there.has(officeId));
}

/** What is done in each office. */
async function describeWork(
  parts: FanningOut,
  association: AssociationStore,
  campaign: AssociationCampaign,
): Promise<(store: OfficeStore, office: Office) => Promise<void>> {
  switch (campaign.state) {
    case 'offering': {
      const from = (await association.readAssociation())?.name ?? campaign.associationId;
      return (store, office) => putOffer(parts, store, { campaign, office, from });
    }
    case 'closing':
      return (store) => closeOffer(parts, store, campaign);
    case 'withdrawing':
      return (store) => withdrawOffer(parts, store, campaign);
    default:
      throw new Error(`Nothing is to be done in the offices of a campaign that is ${campaign.state}`);
  }
}

/** Works on all items, some at the same time. Where one fails, the others are finished before it is told. */
async function inLanes<T>(
  lanes: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) await work(item);
  };
  const settled = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}

function describeEnd({ id, title, state, officeIds }: AssociationCampaign): Happening {
  const offices = countOffices(officeIds);
  const summaries = {
    offered: `“${title}” was offered to ${offices}.`,
    closed: `The time to answer “${title}” is over. Offices that did not answer do not take part.`,
    withdrawn: `“${title}” was withdrawn from ${offices}.`,
  };
  if (state !== 'offered' && state !== 'closed' && state !== 'withdrawn') {
    throw new Error(`A campaign cannot end as ${state}`);
  }
  return { subject: { kind: 'campaign', id }, action: `campaign.${state}`, summary: summaries[state] };
}

function describeTakenBack({ id, officeIds }: AssociationCampaign, { title }: MessageWithdrawal): Happening {
  return {
    subject: { kind: 'campaign', id },
    action: 'campaign.message-withdrawn',
    summary: `The message “${title}” was withdrawn from ${countOffices(officeIds)}.`,
  };
}

function countOffices({ length }: AssociationCampaign['officeIds']): string {
  return length === 1 ? '1 office' : `${length} offices`;
}
