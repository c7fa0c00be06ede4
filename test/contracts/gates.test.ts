import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blackoutKey } from '#adapters/dynamodb/keys.ts';
import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { createTable } from '#adapters/dynamodb/table.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { Day } from '#core/election/day.ts';
import type { Blackout, Stop, StopScope } from '#core/gate.ts';
import type { OfficeWording } from '#core/guardrails/office-wording.ts';
import { AssociationId, OfficeId, Platform } from '#core/ids.ts';
import { DAY, epochOf, HOUR, type Instant, later, MINUTE } from '#core/time.ts';
import { connectLocally, startDynoxide } from '#local/store/dynoxide.ts';
import type { OfficeStore } from '#ports/store.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { draftPost } from '#test/fixtures/post.ts';

/** What every store promises about stops and blackouts, run against DynamoDB's API on dynoxide. */
const NOW = REFERENCE_INSTANT;
const clock = createTestClock();
const by = actorOf(DANA);
const folder = mkdtempSync(join(tmpdir(), 'clarion-gates-'));
let client: ReturnType<typeof connectLocally>;
let stop: () => Promise<void>;
let store: ReturnType<typeof createDynamoDbStore>;
let office: OfficeStore;
let counter = 0;

beforeAll(async () => {
  const dynoxide = await startDynoxide(join(folder, 'store.sqlite'));
  client = connectLocally(dynoxide.endpoint);
  await createTable(client, 'clarion');
  store = createDynamoDbStore({ client, table: 'clarion', clock, chance: nodeChance, digest: sha256 });
  stop = () => dynoxide.stop();
});
afterAll(async () => {
  client.destroy();
  await stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  counter += 1;
  clock.set(NOW);
  office = store.forOffice(OfficeId.parse(`gated-${counter}`), by);
});

const happening = (action: string) => ({
  subject: { kind: 'office' as const, id: office.officeId },
  action,
  summary: 'It happened.',
});
const actions = async () => (await office.readAudit()).map(({ action }) => action);

describe('a stop', () => {
  const scope: StopScope = { kind: 'channel', id: Platform.parse('x') };
  const give = async (at: Instant): Promise<Stop> => {
    const given = { scope, reason: 'a rumor', by, at };
    expect(await office.writeStop(given, happening('channel.stopped'))).toBe('written');
    return given;
  };
  const lift = (at: Instant) => office.liftStop(scope, at, happening('channel.resumed'));

  it('is lifted by whoever names when it was given, once', async () => {
    await give(NOW);
    expect(await lift(NOW)).toBe('written');
    expect(await lift(NOW)).toBe('conflict');
    expect((await office.readGates()).stops).toEqual([]);
    expect(await actions()).toEqual(['channel.stopped', 'channel.resumed']);
  });

  it('that was given anew is not lifted in the name of the one before', async () => {
    await give(NOW);
    await lift(NOW);
    const second = await give(later(NOW, MINUTE));
    expect(await lift(NOW)).toBe('conflict');
    expect((await office.readGates()).stops).toEqual([second]);
    expect(await actions()).toEqual(['channel.stopped', 'channel.resumed', 'channel.stopped']);
  });

  it('that is lifted twice at the same moment is lifted by one', async () => {
    await give(NOW);
    expect((await Promise.all([lift(NOW), lift(NOW)])).toSorted()).toEqual(['conflict', 'written']);
  });
});

describe('a blackout', () => {
  const blackout: Blackout = {
    id: 'the-eve',
    from: NOW,
    until: later(NOW, HOUR),
    reason: 'the eve of a measure',
    citation: 'Code 12-3',
    posts: 'hold',
    by,
  };

  it('is read as it was written until it is over, and then no more', async () => {
    await office.writeBlackout(blackout, happening('office.blackout-added'));
    clock.set(later(blackout.until, -1));
    expect((await office.readGates()).blackouts).toEqual([blackout]);
    clock.set(blackout.until);
    expect((await office.readGates()).blackouts).toEqual([]);
    expect(await actions()).toEqual(['office.blackout-added']);
  });

  it('leaves the table by itself 30 days after its end', async () => {
    await office.writeBlackout(blackout, happening('office.blackout-added'));
    const { Item } = await DynamoDBDocumentClient.from(client).send(
      new GetCommand({ TableName: 'clarion', Key: blackoutKey({ officeId: office.officeId }, blackout.id) }),
    );
    // DynamoDB takes whole seconds since 1970.
    expect(Item?.ttl).toBe(epochOf(later(blackout.until, 30 * DAY)) / 1000);
  });
});

describe('something that changed nothing', () => {
  it('is kept in the history of its subject, in its place in the chain', async () => {
    const subject = { kind: 'channel' as const, id: Platform.parse('x') };
    await office.record({ subject, action: 'channel.connect-refused', summary: 'It was refused.' });
    await office.record(happening('office.noted'));
    expect(await office.readHistory(subject)).toMatchObject([
      { sequence: 1, summary: 'It was refused.', actor: by },
    ]);
    expect(await actions()).toEqual(['channel.connect-refused', 'office.noted']);
  });
});

describe('a channel’s turn', () => {
  it('tells until when it lasts, or when it ended', async () => {
    const x = Platform.parse('x');
    const post = draftPost().id;
    expect(await office.readTurn(x)).toBeUndefined();
    await office.takeTurn(x, post, NOW, later(NOW, MINUTE));
    expect(await office.readTurn(x)).toBe(later(NOW, MINUTE));
    await office.endTurn(x, post, later(NOW, HOUR));
    expect(await office.readTurn(x)).toBe(later(NOW, HOUR));
  });
});

describe('what posts are read with', () => {
  const wording = (version: number): OfficeWording => ({
    officeId: office.officeId,
    parties: [{ name: 'Purple Party', also: ['Purples'] }],
    candidates: [],
    candidacies: [{ from: Day.parse('2026-09-01'), until: Day.parse('2026-11-03'), citation: 'Petition 12' }],
    hosts: ['example.gov'],
    consents: [],
    by,
    at: NOW,
    version,
  });

  it('is kept by version, with its entry in the history', async () => {
    expect(await office.wording.read()).toBeUndefined();
    expect(await office.wording.write(wording(0), happening('office.wording-changed'))).toBe('written');
    expect(await office.wording.write(wording(0), happening('office.wording-changed'))).toBe('conflict');
    expect(await office.wording.read()).toEqual(wording(1));
    expect(await actions()).toEqual(['office.wording-changed']);
    const stranger = store.forOffice(OfficeId.parse('stranger'), by);
    expect(await stranger.wording.read()).toBeUndefined();
    await expect(stranger.wording.write(wording(0), happening('office.wording-changed'))).rejects.toThrow();
  });

  it('comes from the associations that the office is in, and from no other', async () => {
    const policyOf = async (id: string) => {
      const association = store.forAssociation(AssociationId.parse(id), by);
      const { associationId } = association;
      const about = { kind: 'association' as const, id: associationId };
      const policy = {
        associationId,
        changes: [{ id: 'one', change: { kind: 'allow-host', host: `${id}.example.gov` }, by, at: NOW }],
        version: 0,
      };
      const told = { ...happening('association.policy-changed'), subject: about };
      expect(await association.policy.write(policy, told)).toBe('written');
      expect(await association.policy.write(policy, told)).toBe('conflict');
      expect(await association.policy.read()).toEqual({ ...policy, version: 1 });
      return association;
    };
    const [ours] = [await policyOf(`ours-${counter}`), await policyOf(`theirs-${counter}`)];
    const membership = { associationId: ours.associationId, officeId: office.officeId, joinedAt: NOW };
    await ours.addMembership(membership, happening('office.joined'));
    const policies = await office.wording.listPolicies();
    expect(policies.map(({ associationId }) => associationId)).toEqual([ours.associationId]);
  });
});
