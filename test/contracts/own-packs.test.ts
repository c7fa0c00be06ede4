import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { findBrokenLink } from '#core/audit.ts';
import { CompanionKind } from '#core/companion/companion-template.ts';
import { AssociationId, OfficeId, PackId } from '#core/ids.ts';
import { TOOLKIT_KEPT, ToolkitImport } from '#core/import-toolkit/toolkit-import.ts';
import type { Scope } from '#core/member.ts';
import { headerFromDraft } from '#core/own-pack/draft-as-pack.ts';
import { COMPANION_BYTES, OwnCompanions } from '#core/own-pack/own-companions.ts';
import { type OwnMessage, OwnPack } from '#core/own-pack/own-pack.ts';
import type { PackEdition } from '#core/own-pack/published-pack.ts';
import { Message } from '#core/pack.ts';
import { epochOf, later } from '#core/time.ts';
import { connectLocally } from '#local/store/dynoxide.ts';
import type { OwnPacks } from '#ports/own-packs.ts';
import { draftOf, FOUR_RIVERS } from '#test/core/import-toolkit/toolkit-stage.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';

/** What every store promises about own packs, run against DynamoDB's API on dynoxide. */
const by = actorOf(DANA);
const RIVERS = AssociationId.parse('four-rivers');
const changed = { changedBy: by, changedAt: REFERENCE_INSTANT, version: 0 };
let running: TestStore;
let place: Scope & { officeId: OfficeId };
let packs: OwnPacks;
let counter = 0;

beforeAll(async () => {
  running = await startTestStore(createTestClock());
});
afterAll(() => running.stop());
beforeEach(() => {
  counter += 1;
  place = { officeId: OfficeId.parse(`office-${counter}`) };
  packs = running.store.packsOf(place, by);
});

const packIn = (owner: Scope): OwnPack =>
  OwnPack.parse({
    id: `own-${String(counter).padStart(20, '0')}`,
    owner,
    title: 'Open house',
    summary: 'Invites people.',
    topic: 'visits',
    source: 'Written here.',
    license: 'CC0-1.0',
    languages: ['en'],
    required: ['en'],
    review_by: '2027-03-01',
    links: [],
    placeholders: [
      { key: 'office', label: 'O', type: 'text', required: true, local: true, max_length: 60, example: 'E' },
    ],
    tags: [],
    hashtags: [],
    media: [],
    published: 0,
    ...changed,
  });
const messageAt = (packId: PackId, position: number): OwnMessage => ({
  packId,
  position,
  message: Message.parse({
    id: `message-${position}`,
    title: `Message ${position}`,
    kind: 'how-to',
    topic: 'visits',
    audience: 'public',
    time_sensitive: false,
    variants: [{ platforms: ['x'], language: 'en', voice: 'office', text: '{office}' }],
  }),
  approvals: {},
  writers: {},
  ...changed,
});
const happening = ({ id }: OwnPack) => ({
  subject: { kind: 'pack' as const, id },
  action: 'pack.tested',
  summary: 'It was tested.',
});
const editionOf = (pack: OwnPack, messages: readonly OwnMessage[]): PackEdition => ({
  header: headerFromDraft(pack),
  images: {},
  messages: messages.map(({ message }) => Message.parse(message)),
  companions: [],
  held: [],
  by,
  at: REFERENCE_INSTANT,
});

async function create(own: OwnPacks, owner: Scope, count = 0): Promise<OwnPack> {
  const pack = packIn(owner);
  const messages = Array.from({ length: count }, (_, position) => messageAt(pack.id, position));
  expect(await own.create(pack, messages, happening(pack))).toBe('written');
  return { ...pack, version: 1 };
}

async function publish(own: OwnPacks, pack: OwnPack): Promise<OwnPack> {
  const messages = await own.listMessages(pack.id);
  const next = { ...pack, published: pack.published + 1 };
  expect(await own.publish(next, messages, editionOf(pack, messages), happening(pack))).toBe('written');
  return { ...next, version: pack.version + 1 };
}

describe('an own pack', () => {
  it('is stored with its messages in order and its entry in the history', async () => {
    const pack = await create(packs, place, 3);
    expect(await packs.list()).toEqual([pack]);
    const ids = (await packs.listMessages(pack.id)).map(({ message }) => message.id);
    expect(ids).toEqual(['message-0', 'message-1', 'message-2']);
    const audit = await running.store.forOffice(place.officeId, by).readAudit();
    expect(audit.map(({ action }) => action)).toEqual(['pack.tested']);
    expect(findBrokenLink(audit, sha256)).toBeUndefined();
  });

  it('is written only over the version that was read, and so is each of its messages', async () => {
    const pack = await create(packs, place, 1);
    expect(await packs.write({ ...pack, title: 'First' }, happening(pack))).toBe('written');
    expect(await packs.write({ ...pack, title: 'Second' }, happening(pack))).toBe('conflict');
    const message = { ...messageAt(pack.id, 0), version: 1 };
    expect(await packs.writeMessage(message, undefined)).toBe('written');
    expect(await packs.writeMessage(message, undefined)).toBe('conflict');
    expect(await packs.removeMessage(message, happening(pack))).toBe('conflict');
    expect((await packs.read(pack.id))?.title).toBe('First');
  });

  it('takes no message where it is not there', async () => {
    const gone = messageAt(PackId.parse('own-11111111111111111111'), 0);
    expect(await packs.writeMessage(gone, undefined)).toBe('conflict');
  });

  it('is a bug in the hands of somebody else', async () => {
    const pack = packIn({ associationId: RIVERS });
    expect(() => packs.create(pack, [], happening(pack))).toThrow('somebody else');
  });
});

describe('a published version', () => {
  it('stays as it was, with as many messages as a pack holds', async () => {
    const first = await publish(packs, await create(packs, place, 80));
    const [message] = await packs.listMessages(first.id);
    if (!message) throw new Error('There is no message');
    const retitled = { ...message, message: { ...message.message, title: 'Other' } };
    await packs.writeMessage(retitled, undefined);
    const second = await publish(packs, first);
    expect(second.published).toBe(2);
    const titles = async (version?: number) =>
      (await packs.findShared(first.id, version))?.pack.messages.map(({ title }) => title);
    expect(await titles(1)).toHaveLength(80);
    expect((await titles(1))?.[0]).toBe('Message 0');
    expect((await titles())?.[0]).toBe('Other');
    expect((await packs.listEditions(first.id)).map(({ header }) => header.version)).toEqual([2, 1]);
  });

  it('is refused where a message has changed since it was read', async () => {
    const pack = await create(packs, place, 1);
    const read = await packs.listMessages(pack.id);
    await packs.writeMessage({ ...messageAt(pack.id, 0), version: 1 }, undefined);
    const next = { ...pack, published: 1 };
    expect(await packs.publish(next, read, editionOf(pack, read), happening(pack))).toBe('conflict');
    expect(await packs.listShared()).toEqual([]);
  });

  it('of an association is its member offices’ to use, and nobody else’s; its desk is nobody’s', async () => {
    const rivers = { associationId: RIVERS };
    const own = running.store.packsOf(rivers, by);
    const pack = await create(own, rivers, 1);
    const join = {
      subject: { kind: 'association' as const, id: RIVERS },
      action: 'a.b',
      summary: 'It joined.',
    };
    await running.store
      .forAssociation(RIVERS, by)
      .addMembership({ associationId: RIVERS, officeId: place.officeId, joinedAt: REFERENCE_INSTANT }, join);
    expect(await packs.findShared(pack.id)).toBeUndefined();
    await publish(own, pack);
    expect((await packs.findShared(pack.id))?.owner).toEqual(rivers);
    expect(await packs.read(pack.id)).toBeUndefined();
    const stranger = running.store.packsOf({ officeId: OfficeId.parse('stranger') }, by);
    expect(await stranger.findShared(pack.id)).toBeUndefined();
    expect(await stranger.listShared()).toEqual([]);
    await running.store.forAssociation(RIVERS, by).endMembership(place.officeId, join);
    expect(await packs.findShared(pack.id)).toBeUndefined();
  });
});

describe('the companions of an own pack', () => {
  /** One of each kind, with a text as often as it says. */
  const companionsOf = ({ id }: OwnPack, version: number, paragraph = 'Card', times = 1): OwnCompanions => {
    const blocks = Array.from({ length: times }, () => ({ paragraph }));
    const wordings = [{ language: 'en', title: 'Card', blocks }];
    const templates = CompanionKind.options.map((kind) => ({ kind, title: 'C', summary: 'S', wordings }));
    return OwnCompanions.parse({ packId: id, templates, ...changed, version });
  };

  it('are stored with the pack, and written only over the version that was read', async () => {
    const pack = packIn(place);
    const first = companionsOf(pack, 0);
    expect(await packs.create(pack, [messageAt(pack.id, 0)], happening(pack), first)).toBe('written');
    expect(await packs.readCompanions(pack.id)).toEqual({ ...first, version: 1 });
    expect(await packs.writeCompanions(companionsOf(pack, 1, 'First'), happening(pack))).toBe('written');
    expect(await packs.writeCompanions(companionsOf(pack, 1, 'Second'), happening(pack))).toBe('conflict');
    const gone = companionsOf({ ...pack, id: PackId.parse('own-22222222222222222222') }, 0);
    expect(await packs.writeCompanions(gone, happening(pack))).toBe('conflict');
  });

  it('are published with as many messages as a pack holds, at their longest, and stay', async () => {
    const pack = await create(packs, place, 80);
    const passage = Array.from({ length: 30 }, (_, at) => sha256(String(at))).join('');
    const whole = companionsOf(pack, 0, passage, Math.floor(COMPANION_BYTES / 2_000));
    await packs.writeCompanions(whole, happening(pack));
    const read = await packs.listMessages(pack.id);
    const edition = { ...editionOf(pack, read), companions: whole.templates };
    const next = { ...pack, published: 1 };
    const stored = { ...whole, version: 1 };
    expect(await packs.publish(next, read, edition, happening(pack), stored)).toBe('written');
    await packs.writeCompanions({ ...stored, templates: [] }, happening(pack));
    expect((await packs.findShared(pack.id, 1))?.pack.companions).toEqual(whole.templates);
  });

  it('keep a version from being published where they have changed since they were read', async () => {
    const pack = await create(packs, place);
    await packs.writeCompanions(companionsOf(pack, 0), happening(pack));
    await packs.writeCompanions(companionsOf(pack, 1, 'Other'), happening(pack));
    for (const read of [undefined, companionsOf(pack, 1)]) {
      const edition = editionOf(pack, []);
      const next = { ...pack, published: 1 };
      expect(await packs.publish(next, [], edition, happening(pack), read)).toBe('conflict');
    }
  });
});

describe('a toolkit that was read', () => {
  const toolkit = (): ToolkitImport =>
    ToolkitImport.parse({
      id: `toolkit-${counter}`,
      owner: place,
      fileName: 'kit.md',
      title: 'Open Count Week',
      documents: [{ name: 'kit.md', unit: 'line' }],
      pictures: [],
      leftOut: [],
      unshown: [],
      packId: `own-${String(counter).padStart(20, '0')}`,
      createdBy: by,
      createdAt: REFERENCE_INSTANT,
      version: 0,
    });
  /** Text that hardly shrinks: more than one row of the store holds. */
  const noise = () => Array.from({ length: 12_000 }, (_, at) => sha256(String(at))).join('');

  const readEnds = async () => {
    const client = connectLocally(running.engine.endpoint);
    const { Items = [] } = await DynamoDBDocumentClient.from(client).send(
      new QueryCommand({
        TableName: running.engine.table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :toolkit)',
        ExpressionAttributeValues: { ':pk': `OFFICE#${place.officeId}`, ':toolkit': 'TOOLKIT' },
      }),
    );
    client.destroy();
    return Items.map(({ ttl }) => ttl);
  };

  it('is read back with its draft, however long, and by nobody else', async () => {
    const imports = running.store.toolkitsOf(place, by);
    const read = toolkit();
    const draft = { ...draftOf(FOUR_RIVERS), title: noise() };
    expect(await imports.store(read, draft)).toBe('written');
    expect(await readEnds()).toHaveLength(3);
    const stored = await imports.read(read.id);
    expect(stored).toEqual({ ...read, version: 1 });
    expect(await imports.list()).toEqual([stored]);
    expect(await imports.readDraft(read)).toEqual(draft);
    expect(await running.store.toolkitsOf({ associationId: RIVERS }, by).read(read.id)).toBeUndefined();
    await expect(running.store.toolkitsOf({ associationId: RIVERS }, by).store(read, draft)).rejects.toThrow(
      'somebody else',
    );
  });

  it('goes after 90 days, unless somebody has saved it', async () => {
    const imports = running.store.toolkitsOf(place, by);
    await imports.store(toolkit(), draftOf(FOUR_RIVERS));
    const end = epochOf(later(REFERENCE_INSTANT, TOOLKIT_KEPT)) / 1000;
    expect(await readEnds()).toEqual([end, end]);
    const saved = { ...toolkit(), saved: { by, at: REFERENCE_INSTANT }, version: 1 };
    expect(await imports.keep(saved)).toBe('written');
    expect(await readEnds()).toEqual([undefined, undefined]);
    expect(await imports.read(saved.id)).toEqual({ ...saved, version: 2 });
    expect(await imports.keep(saved)).toBe('conflict');
  });
});
