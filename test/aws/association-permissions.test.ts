import { Logger } from '@aws-lambda-powertools/logger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { AssociationId, type CampaignId, MessageId, OfficeId } from '#core/ids.ts';
import { tableOfMembers } from '#core/import-offices/member-form.ts';
import { tableOfOffices } from '#core/import-offices/office-form.ts';
import type { Table } from '#core/import-offices/table.ts';
import { HOUR } from '#core/time.ts';
import { handleFanOut } from '#handlers/handle-fan-out.ts';
import { handleSweep } from '#handlers/handle-sweep.ts';
import type { Store } from '#ports/store.ts';
import { actorOf, LUIS, RIVERTON } from '#test/fixtures/office.ts';
import { type AssociationStage, CLERK, openAssociation, PAT } from '#test/use-cases/association-stage.ts';
import { type AttentionStage, openAttentionStage } from '#test/use-cases/attention-stage.ts';
import { askToJoin } from '#use-cases/ask-to-join.ts';
import { confirmMemberImport, confirmOfficeImport } from '#use-cases/confirm-import.ts';
import { declineToJoin } from '#use-cases/decline-to-join.ts';
import { endMembership } from '#use-cases/end-membership.ts';
import { listJoinRequests } from '#use-cases/find-join-requests.ts';
import { checkMemberFile, planMemberImport } from '#use-cases/import-members.ts';
import { checkOfficeFile, planOfficeImport } from '#use-cases/import-offices.ts';
import { joinAssociation } from '#use-cases/join-association.ts';
import { nudgeOffices } from '#use-cases/nudge-offices.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { resumeAssociation } from '#use-cases/resume-association.ts';
import { stopAssociation } from '#use-cases/stop-association.ts';
import { withdrawCampaign } from '#use-cases/withdraw-campaign.ts';
import { withdrawJoinRequest } from '#use-cases/withdraw-join-request.ts';
import { withdrawMessage } from '#use-cases/withdraw-message.ts';
import { connectGuarded } from './guarded-client.ts';
import { policiesOf, statementsOf } from './policies.ts';
import { synthesize } from './synthesize.ts';

/** What associations do, by the functions that do it, on a store that refuses them whatever their policies would. */
const { publishing, web } = synthesize();
const policies = policiesOf(publishing, web);
const logger = new Logger({ logLevel: 'SILENT' });
const associationId = AssociationId.parse('four-rivers');

let stage: AssociationStage;
let attention: AttentionStage;
const clients: { destroy(): void }[] = [];

beforeAll(async () => {
  stage = await openAssociation(associationId, 2);
  attention = openAttentionStage({ store: stage.services.store, clock: stage.clock });
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  attention.close();
  await stage.stop();
});

function storeAs(name: string): Store {
  const client = connectGuarded(stage.engine.endpoint, statementsOf(policies, name));
  clients.push(client);
  const parts = { clock: stage.clock, chance: nodeChance, digest: sha256 };
  return createDynamoDbStore({ client, table: stage.engine.table, ...parts });
}

async function offer(id: string): Promise<CampaignId> {
  const order = {
    ...stage.request(id),
    attested: true,
    override: 'Each names its place.',
    mayOverride: true,
  };
  const store = storeAs('Web');
  const parts = { ...stage.services, store };
  const offered = await offerCampaign(parts, store.forAssociation(associationId, PAT), order);
  if (!offered.ok) throw new Error(JSON.stringify(offered.error).slice(0, 500));
  return offered.value.id;
}

const partsOfFanOut = () => ({
  ...stage.services,
  store: storeAs('FanOut'),
  signInUrl: 'https://clarion.example.gov/sign-in',
});

/** Works on the orders as Lambda gets them, until none is left. */
async function fanOut(): Promise<void> {
  const parts = partsOfFanOut();
  for (let order = stage.fanOuts.shift(); order; order = stage.fanOuts.shift()) {
    const Records = [{ messageId: '1', body: JSON.stringify(order) }];
    expect(await handleFanOut(parts, logger, { Records })).toEqual({ batchItemFailures: [] });
  }
}

const statesOf = async (id: CampaignId) => (await stage.association.listOffers(id)).map(({ state }) => state);

test('the pages offer, the fan-out reaches the offices, and accepts where one has consented beforehand', async () => {
  const [willing] = stage.offices;
  const { packId } = stage.request('any');
  await willing?.store.giveConsent(
    { kind: 'pack', associationId, packId, at: stage.clock.now(), by: CLERK },
    { subject: { kind: 'office', id: willing.profile.id }, action: 'consent.given', summary: 'Given.' },
  );
  const id = await offer('offered');
  await fanOut();
  expect(await statesOf(id)).toEqual(['accepted', 'pending']);
  expect((await stage.association.readCampaign(id))?.state).toBe('offered');
});

test('the sweep orders what was interrupted, and tells the offices of what is offered to them', async () => {
  await offer('interrupted');
  stage.fanOuts.length = 0;
  await handleSweep({ ...stage.services, ...attention.parts, store: storeAs('Sweep') }, logger);
  expect(stage.fanOuts).toContainEqual({ associationId, campaignId: 'interrupted' });
  await fanOut();
  stage.clock.advance(HOUR);
  await handleSweep({ ...stage.services, ...attention.parts, store: storeAs('Sweep') }, logger);
});

test('the pages ask again, stop the whole association and go on, and withdraw a message and everything', async () => {
  const id = await offer('withdrawn');
  await fanOut();
  const store = storeAs('Web');
  const association = store.forAssociation(associationId, PAT);
  const campaign = await association.readCampaign(id);
  if (!campaign) throw new Error('It was not offered');
  await nudgeOffices({ ...stage.services, store }, association, { campaign, by: PAT });

  const stop = await stopAssociation(stage.services, association, { reason: 'A test', by: PAT });
  expect(await association.listStops()).toHaveLength(1);
  await resumeAssociation(association, { seen: stop.at, reason: 'Tested', by: PAT });

  const messageId = MessageId.parse('announce-adoption');
  const message = { campaignId: id, messageId, reason: 'A test', by: PAT };
  expect((await withdrawMessage(stage.services, association, message)).ok).toBe(true);
  await fanOut();
  expect((await association.readCampaign(id))?.withdrawn).toMatchObject([{ isDone: true }]);

  const withdrawn = await withdrawCampaign(stage.services, association, {
    campaignId: id,
    reason: 'A test',
    by: PAT,
  });
  expect(withdrawn.ok).toBe(true);
  await fanOut();
  expect(await statesOf(id)).toEqual(['withdrawn', 'withdrawn']);
});

test('the pages check files, the fan-out writes offices and invites, and the pages end a membership', async () => {
  const parts = { ...stage.services, store: storeAs('Web') };
  const association = parts.store.forAssociation(associationId, PAT);
  const bytesOf = (table: Table) => new TextEncoder().encode(stage.services.tables.write(table));
  const offices = await association.listOffices();
  const [first] = offices;
  if (!first) throw new Error('There is no office');
  const id = OfficeId.parse('imported');
  const file = bytesOf(
    tableOfOffices([
      { ...first, name: 'Renamed' },
      { ...first, id },
    ]),
  );
  const checked = await checkOfficeFile(parts, association, { bytes: file, by: PAT });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  const { seen } = await planOfficeImport(parts.digest, association, checked.value);
  await confirmOfficeImport(parts, association, checked.value, { seen, by: PAT });
  await fanOut();
  expect(await association.lookUpOffices([first.id, id])).toMatchObject(
    new Map([
      [first.id, { kind: 'member', office: { name: 'Renamed' } }],
      [id, { kind: 'member' }],
    ]),
  );

  const person = {
    email: 'new@example.gov',
    name: 'New',
    grants: [{ officeId: id, roles: ['owner' as const] }],
  };
  const people = await checkMemberFile(parts, association, {
    bytes: bytesOf(tableOfMembers([person])),
    by: PAT,
  });
  if (!people.ok) throw new Error(JSON.stringify(people.error));
  const view = await planMemberImport(parts, association, people.value, PAT);
  await confirmMemberImport(parts, association, people.value, { seen: view.seen, by: PAT });
  await fanOut();
  const invited = await parts.store.rosterOf({ officeId: id }, PAT).listInvitations();
  expect(invited.map(({ email }) => email)).toEqual(['new@example.gov']);

  expect(await endMembership(association, { officeId: id, reason: 'A test', by: PAT })).toMatchObject({
    ok: true,
  });
});

test('the pages ask an office that is there already, withdraw that, and let it decline or join', async () => {
  const parts = { ...stage.services, store: storeAs('Web') };
  const association = parts.store.forAssociation(associationId, PAT);
  const profile = await association.readAssociation();
  if (!profile) throw new Error('There is no association');
  const office = parts.store.forOffice(RIVERTON.id, actorOf(LUIS));
  const ask = async () => {
    const asked = await askToJoin(parts, association, { email: LUIS.email, profile, by: PAT });
    if (!asked.ok) throw new Error(asked.error.kind);
    return asked.value.request;
  };
  const { id } = await ask();
  expect(await withdrawJoinRequest(parts, association, { id, by: PAT })).toBe(true);
  await ask();
  expect(await listJoinRequests(parts, office, LUIS)).toHaveLength(1);
  const answer = { associationId, profile: RIVERTON, owner: LUIS };
  expect((await declineToJoin(parts, office, answer)).ok).toBe(true);
  await ask();
  expect((await joinAssociation(parts, office, answer)).ok).toBe(true);
  expect(await office.listMemberships()).toMatchObject([{ associationId }]);
});

test('what arrives in the queue and is no order goes back to it', async () => {
  const parts = partsOfFanOut();
  const Records = [{ messageId: 'stranger', body: '{"campaignId":"offered"}' }];
  expect(await handleFanOut(parts, logger, { Records })).toEqual({
    batchItemFailures: [{ itemIdentifier: 'stranger' }],
  });
});
