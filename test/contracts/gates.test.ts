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
import type { Blackout, Stop, StopScope } from '#core/gate.ts';
import { OfficeId, Platform } from '#core/ids.ts';
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
