import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { createTable } from '#adapters/dynamodb/table.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { nodeSecrets } from '#adapters/node/node-secrets.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { Day } from '#core/election/day.ts';
import { OfficeId } from '#core/ids.ts';
import { drawCode, type ShortLink } from '#core/short-link.ts';
import { connectLocally, startDynoxide } from '#local/store/dynoxide.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';

/** What every store promises about short links, run against DynamoDB's API on dynoxide. */
const by = actorOf(DANA);
const TODAY = Day.parse('2026-09-15');
const folder = mkdtempSync(join(tmpdir(), 'clarion-links-'));
let client: ReturnType<typeof connectLocally>;
let stop: () => Promise<void>;
let store: Store;
let office: OfficeStore;
let other: OfficeStore;
let counter = 0;

beforeAll(async () => {
  const dynoxide = await startDynoxide(join(folder, 'store.sqlite'));
  client = connectLocally(dynoxide.endpoint);
  await createTable(client, 'clarion');
  const clock = createTestClock();
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
  office = store.forOffice(OfficeId.parse(`office-${counter}`), by);
  other = store.forOffice(OfficeId.parse(`other-${counter}`), by);
});

const linkOf = (changes: Partial<ShortLink> = {}): ShortLink => ({
  code: drawCode(nodeSecrets.token()),
  officeId: office.officeId,
  target: 'https://vote.gov/',
  title: 'Where to vote',
  by,
  at: REFERENCE_INSTANT,
  version: 0,
  ...changes,
});
const made = () => ({
  subject: { kind: 'office' as const, id: office.officeId },
  action: 'link.made',
  summary: 'It was made.',
});
const patience = () => AbortSignal.timeout(30_000);
const open = (link: ShortLink, day = TODAY) => office.links.count(link.code, day, patience());

/** Everything that the table holds of an office. */
async function readRows(): Promise<readonly Record<string, unknown>[]> {
  const { Items = [] } = await DynamoDBDocumentClient.from(client).send(
    new QueryCommand({
      TableName: 'clarion',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `OFFICE#${office.officeId}` },
    }),
  );
  return Items;
}

describe('a short link', () => {
  it('is stored with its entry in the history, and found by its code without an office', async () => {
    const link = linkOf();
    expect(await store.findLink(link.code)).toBeUndefined();
    expect(await office.links.write(link, made())).toBe('written');
    expect(await office.links.read(link.code)).toEqual({ ...link, version: 1 });
    expect(await office.links.list()).toEqual([{ ...link, version: 1 }]);
    expect(await store.findLink(link.code)).toBe(office.officeId);
    expect((await office.readAudit()).map(({ action }) => action)).toEqual(['link.made']);
  });

  it('is changed only by whoever has read it as it is, and stays found when it is retired', async () => {
    const link = linkOf();
    expect(await office.links.write(link, made())).toBe('written');
    expect(await office.links.write(link, made())).toBe('conflict');
    const retired = { ...link, retiredAt: REFERENCE_INSTANT, version: 1 };
    const written = await Promise.all([
      office.links.write(retired, made()),
      office.links.write(retired, made()),
    ]);
    expect(written.toSorted()).toEqual(['conflict', 'written']);
    expect(await office.links.read(link.code)).toEqual({ ...retired, version: 2 });
    expect(await store.findLink(link.code)).toBe(office.officeId);
    expect(await office.readAudit()).toHaveLength(2);
  });

  it('is of its own office only', async () => {
    const link = linkOf();
    await office.links.write(link, made());
    await open(link);
    expect(await other.links.read(link.code)).toBeUndefined();
    expect(await other.links.list()).toEqual([]);
    expect(await other.links.listOpenings()).toEqual([]);
    await expect(other.links.write(link, made())).rejects.toThrow(/was given a link of/);
  });

  it('keeps its office where another one has drawn the same code', async () => {
    const link = linkOf({ at: REFERENCE_INSTANT });
    const later = { ...link, officeId: other.officeId };
    await other.links.write({ ...later, at: linkOf().at }, made());
    await office.links.write({ ...link, at: '2026-09-15T13:59:59.999Z' as ShortLink['at'] }, made());
    expect(await store.findLink(link.code)).toBe(office.officeId);
  });
});

describe('openings', () => {
  it('are all counted, fifty at once', async () => {
    const link = linkOf();
    await office.links.write(link, made());
    await Promise.all(Array.from({ length: 50 }, () => open(link)));
    expect(await office.links.listOpenings()).toEqual([{ code: link.code, day: TODAY, opened: 50 }]);
    // Fifty openings that all fall into one of four rows are as good as impossible.
    const rows = (await readRows()).filter(({ sk }) => String(sk).startsWith('OPENINGS#'));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.length).toBeLessThanOrEqual(4);
  });

  it('are kept by day and link, as a number and nothing else', async () => {
    const [link, another] = [linkOf(), linkOf()];
    const yesterday = Day.parse('2026-09-14');
    for (const each of [link, another]) await office.links.write(each, made());
    await open(link);
    await open(link, yesterday);
    await open(another);
    const found = await office.links.listOpenings();
    expect(found).toHaveLength(3);
    expect(found).toContainEqual({ code: link.code, day: yesterday, opened: 1 });
    for (const row of (await readRows()).filter(({ sk }) => String(sk).startsWith('OPENINGS#'))) {
      expect(Object.keys(row).toSorted()).toEqual(['opened', 'pk', 'sk']);
    }
    expect(await office.readAudit()).toHaveLength(2);
  });

  it('are given up when their time is over', async () => {
    const link = linkOf();
    await expect(office.links.count(link.code, TODAY, AbortSignal.abort())).rejects.toThrow();
    expect(await office.links.listOpenings()).toEqual([]);
  });
});
