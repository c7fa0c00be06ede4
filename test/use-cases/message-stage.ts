import { AssociationId, type CampaignId, MessageId } from '#core/ids.ts';
import { LocalTime } from '#core/slot.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import type { CampaignRequest } from '#use-cases/prepare-offers.ts';
import { readProposal } from '#use-cases/read-proposal.ts';
import { reviseCampaign } from '#use-cases/revise-campaign.ts';
import { settleStoredProposal } from '#use-cases/settle-proposal.ts';
import { withdrawMessage } from '#use-cases/withdraw-message.ts';
import { CLERK, openAssociation, PAT, type StagedOffice } from './association-stage.ts';

export const WRONG = MessageId.parse('announce-adoption');
export const RIGHT = MessageId.parse('principle-01-law');
export const OTHER = MessageId.parse('principle-02-learning');
export const ATTESTED = { attested: true, override: 'Each names its own office.', mayOverride: true };

/** An association of four offices, whose campaigns have a message too many. */
export type MessageStage = Awaited<ReturnType<typeof openMessageStage>>;

export async function openMessageStage() {
  const stage = await openAssociation(AssociationId.parse('four-rivers'), 4);
  let made = 0;

  function ask(...messages: readonly MessageId[]): CampaignRequest {
    made += 1;
    const schedule = scheduleOf(...(messages.length === 0 ? [WRONG, RIGHT] : messages));
    return { ...stage.request(`message-${made}`), schedule, withImage: false };
  }

  async function offer(wanted: CampaignRequest = ask()): Promise<CampaignRequest> {
    const offered = await offerCampaign(stage.services, stage.association, { ...wanted, ...ATTESTED });
    if (!offered.ok) throw new Error(JSON.stringify(offered.error).slice(0, 800));
    await stage.runFanOut();
    return wanted;
  }

  function withdraw(campaignId: CampaignId, messageId = WRONG) {
    const order = { campaignId, messageId, reason: 'A wrong link', by: PAT };
    return withdrawMessage(stage.services, stage.association, order);
  }

  async function revise(wanted: CampaignRequest) {
    const seen = (await stage.association.readCampaign(wanted.campaignId))?.version ?? 0;
    const revised = await reviseCampaign(stage.services, stage.association, { ...wanted, ...ATTESTED, seen });
    if (!revised.ok) throw new Error(JSON.stringify(revised.error).slice(0, 800));
    await stage.runFanOut();
  }

  function office(index: number): StagedOffice {
    const found = stage.offices[index];
    if (!found) throw new Error(`The stage has no office ${index}`);
    return found;
  }

  async function accept(index: number, campaignId: CampaignId) {
    const { store } = office(index);
    const seen = (await store.readOffer(campaignId))?.version;
    return acceptStoredOffer(stage.services, store, { campaignId, seen, by: CLERK });
  }

  async function takeAll(index: number, campaignId: CampaignId) {
    const { store } = office(index);
    const proposal = await readProposal(stage.services, store, campaignId, CLERK);
    const changes = proposal?.changes ?? [];
    const take = new Set(
      changes.map((change) => (change.kind === 'added' ? change.proposed : change.own).id),
    );
    const seen = proposal?.offer.version ?? 0;
    const decision = { campaignId, seen, take, mayApprove: true, by: CLERK };
    return settleStoredProposal(stage.services, store, decision);
  }

  /** Such as `principle-01-law scheduled`, once where its posts on all platforms stand alike. */
  async function standing(index: number, campaignId: CampaignId): Promise<readonly string[]> {
    const posts = await office(index).store.listCampaignPosts(campaignId);
    return [...new Set(posts.map(({ source, state }) => `${source.messageId} ${state}`))].toSorted();
  }

  const readOffer = (index: number, id: CampaignId) => office(index).store.readOffer(id);

  return { ...stage, ask, offer, withdraw, revise, office, accept, takeAll, standing, readOffer };
}

/** A message a week. */
export function scheduleOf(...messages: readonly MessageId[]): CampaignRequest['schedule'] {
  const turns = messages.map((messageId, index) => ({
    messageId,
    local: LocalTime.parse(`2026-10-${String(6 + 7 * index).padStart(2, '0')}T09:00`),
  }));
  return { kind: 'dates', turns };
}
