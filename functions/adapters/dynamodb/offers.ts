import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Consent, type ConsentTo } from '#core/association.ts';
import type { Happening } from '#core/audit.ts';
import type { Campaign } from '#core/campaign.ts';
import type { AssociationId, CampaignId } from '#core/ids.ts';
import { Offer, OfferAnswer } from '#core/offer.ts';
import type { Instant } from '#core/time.ts';
import type { Written } from '#ports/store.ts';
import { commit, type OfficeLedger, type PutItem, TRANSACTION_LIMIT, type WriteItem } from './commit.ts';
import * as keys from './keys.ts';
import { queryPrefix, queryRows, type Rows, readRow } from './rows.ts';
import { GROUP_INDEX } from './table.ts';
import { putVersioned } from './versioned.ts';

/** What an office's associations put before it, and what it lets them do. */

export function listConsents({ rows, officeId }: OfficeLedger): Promise<readonly Consent[]> {
  return queryPrefix(rows, keys.officePartition(officeId), keys.CONSENTS, Consent);
}

export function giveConsent(ledger: OfficeLedger, consent: Consent, happening: Happening): Promise<Written> {
  const row = { ...consent, ...keys.consentRowKey(ledger.officeId, consent) };
  return commit(ledger, [putVersioned(ledger.rows, row, 0)], [happening]);
}

export function withdrawConsent(
  ledger: OfficeLedger,
  consent: ConsentTo,
  happening: Happening,
): Promise<Written> {
  const Key = keys.consentRowKey(ledger.officeId, consent);
  const end = { TableName: ledger.rows.table, Key, ConditionExpression: 'attribute_exists(pk)' };
  return commit(ledger, [{ Delete: end }], [happening]);
}

export function listOffers({ rows, officeId }: OfficeLedger): Promise<readonly Offer[]> {
  return queryPrefix(rows, keys.officePartition(officeId), keys.OFFERS, Offer);
}

export function readOffer({ rows, officeId }: OfficeLedger, id: CampaignId): Promise<Offer | undefined> {
  return readRow(rows, keys.offerKey(officeId, id), Offer);
}

/** What comes with an offer's posts: the offer, its campaign, a check, a look, the audit's head and one entry. */
const COMPANIONS = 6;

export async function makeOffer(
  ledger: OfficeLedger,
  offer: Offer,
  campaign: Campaign,
  posts: readonly PutItem[],
  happening: Happening,
): Promise<Written> {
  const { rows, owner } = ledger;
  const room = TRANSACTION_LIMIT - COMPANIONS;
  // Drafts without their offer lead nowhere; what an interrupted making has left of them is the same again.
  const early = Math.max(0, posts.length - room);
  for (let from = 0; from < early; from += TRANSACTION_LIMIT) {
    await putOnce(rows, posts.slice(from, Math.min(early, from + TRANSACTION_LIMIT)));
  }
  const campaignItem = { ...campaign, ...keys.campaignKey(owner, campaign.id) };
  return commit(
    ledger,
    [
      putOffer(ledger, offer),
      putVersioned(rows, campaignItem, 0),
      stillOffering(rows, offer),
      lookNow(ledger),
      ...posts.slice(early),
    ],
    [happening],
  );
}

export function writeOffer(
  ledger: OfficeLedger,
  offer: Offer,
  posts: readonly WriteItem[],
  happenings: readonly Happening[],
): Promise<Written> {
  return commit(ledger, [putOffer(ledger, offer), ...posts], happenings);
}

/** Changes one attribute only: a version would refuse the answer of somebody who reads the offer at this moment. */
export function nudgeOffer(
  ledger: OfficeLedger,
  id: CampaignId,
  at: Instant,
  since: Instant,
  happening: Happening,
): Promise<Written> {
  const nudge = {
    TableName: ledger.rows.table,
    Key: keys.offerKey(ledger.officeId, id),
    UpdateExpression: 'SET nudgedAt = :at',
    ConditionExpression: '#state = :pending AND (attribute_not_exists(nudgedAt) OR nudgedAt <= :since)',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':at': at, ':since': since, ':pending': 'pending' },
  };
  return commit(ledger, [{ Update: nudge }], [happening]);
}

/** Leads the sweep to the office now, which is no later than any look that is planned. */
function lookNow({ rows, officeId, clock }: OfficeLedger): PutItem {
  const at = clock.now();
  const Item = { ...keys.attentionKey(officeId), ...keys.attentionDueKeys(officeId, at), lookAt: at };
  return { Put: { TableName: rows.table, Item } };
}

/** Fails where the association has withdrawn the campaign, or a message of it, while its offers were being put. */
function stillOffering({ table }: Rows, { associationId, campaignId, withdrawn }: Offer): WriteItem {
  return {
    ConditionCheck: {
      TableName: table,
      Key: keys.campaignKey({ associationId }, campaignId),
      ConditionExpression: `#state = :offering AND ${withdrawn ? 'size(#withdrawn) = :known' : 'attribute_not_exists(#withdrawn)'}`,
      ExpressionAttributeNames: { '#state': 'state', '#withdrawn': 'withdrawn' },
      ExpressionAttributeValues: {
        ':offering': 'offering',
        ...(withdrawn && { ':known': withdrawn.length }),
      },
    },
  };
}

function putOffer({ rows, officeId }: OfficeLedger, offer: Offer): PutItem {
  if (offer.officeId !== officeId)
    throw new Error(`A store for ${officeId} was given an offer to ${offer.officeId}`);
  const item = {
    ...offer,
    version: offer.version + 1,
    ...keys.offerKey(officeId, offer.campaignId),
    groupKey: keys.offerGroup(offer.associationId, offer.campaignId),
    groupSort: officeId,
  };
  return putVersioned(rows, item, offer.version);
}

/** Puts rows that are not there yet. Those that are were put by an earlier try of the same. */
async function putOnce({ client }: Rows, items: readonly PutItem[]): Promise<void> {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [...items] }));
  } catch (cause) {
    if (!(cause instanceof TransactionCanceledException)) throw cause;
    const codes = (cause.CancellationReasons ?? []).map(({ Code }) => Code);
    if (codes.some((code) => code !== 'ConditionalCheckFailed' && code !== 'None')) throw cause;
    // All or nothing: an earlier try put either all of these rows or none.
  }
}

/** What every office has answered to an association's campaign: of each offer no more than sums need. */
export function listAnswers(
  rows: Rows,
  association: AssociationId,
  campaign: CampaignId,
): Promise<readonly OfferAnswer[]> {
  return queryRows(
    rows,
    {
      IndexName: GROUP_INDEX,
      KeyConditionExpression: 'groupKey = :group',
      ProjectionExpression: 'pk, sk, #officeId, #state, #posts, #answer',
      ExpressionAttributeNames: {
        '#officeId': 'officeId',
        '#state': 'state',
        '#posts': 'posts',
        '#answer': 'answer',
      },
      ExpressionAttributeValues: { ':group': keys.offerGroup(association, campaign) },
    },
    OfferAnswer,
  );
}
