import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { type Identity, type Picture, plainIdentity } from '#core/card/identity.ts';
import { MediaId, OfficeId } from '#core/ids.ts';
import { ImageId, type LibraryImage } from '#core/library-image.ts';
import type { OfficeStore } from '#ports/store.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';

/** What every store promises about an office's images, run against DynamoDB's API on dynoxide. */
const by = actorOf(DANA);
let test: TestStore;
beforeAll(async () => {
  test = await startTestStore(createTestClock());
});
afterAll(() => test.stop());

const open = (): OfficeStore => test.store.forOffice(OfficeId.parse(`office-${nodeChance.id()}`), by);
const picture: Picture = {
  mediaId: MediaId.parse('ab'.repeat(32)),
  mimeType: 'image/jpeg',
  bytes: 100,
  width: 1080,
  height: 1350,
};
const imageOf = (office: OfficeStore): LibraryImage => ({
  id: ImageId.parse(nodeChance.id()),
  officeId: office.officeId,
  source: { kind: 'upload', fileName: 'hall.jpg' },
  pictures: [picture],
  alt: 'Our town hall.',
  by,
  at: REFERENCE_INSTANT,
  version: 0,
});
const happened = (office: OfficeStore, action = 'image.uploaded') => ({
  subject: { kind: 'office' as const, id: office.officeId },
  action,
  summary: 'It happened.',
});

describe('an image of the library', () => {
  it('is stored with its entry in the history, and once', async () => {
    const office = open();
    const image = imageOf(office);
    expect(await office.images.write(image, happened(office))).toBe('written');
    expect(await office.images.write(image, happened(office))).toBe('conflict');
    expect(await office.images.read(image.id)).toEqual({ ...image, version: 1 });
    expect(await office.images.list()).toEqual([{ ...image, version: 1 }]);
    expect((await office.readAudit()).map(({ action }) => action)).toEqual(['image.uploaded']);
  });

  it('is changed and removed only by whoever has read it as it is', async () => {
    const office = open();
    const image = imageOf(office);
    await office.images.write(image, happened(office));
    const described = { ...image, alt: 'The hall.', version: 1 };
    expect(await office.images.write(described, happened(office))).toBe('written');
    expect(await office.images.remove(described, happened(office, 'image.removed'))).toBe('conflict');
    const removed = { ...described, version: 2 };
    expect(await office.images.remove(removed, happened(office, 'image.removed'))).toBe('written');
    expect(await office.images.remove(removed, happened(office, 'image.removed'))).toBe('conflict');
    expect(await office.images.read(image.id)).toBeUndefined();
    expect((await office.readAudit()).map(({ action }) => action).at(-1)).toBe('image.removed');
  });

  it('is of its own office only', async () => {
    const [office, other] = [open(), open()];
    const image = imageOf(office);
    await office.images.write(image, happened(office));
    expect(await other.images.read(image.id)).toBeUndefined();
    expect(await other.images.list()).toEqual([]);
    await expect(other.images.write(image, happened(other))).rejects.toThrow(/was given an image of/);
  });
});

describe('how an office’s cards look', () => {
  it('is nothing at first, and then what was written last by somebody who had read it', async () => {
    const [office, other] = [open(), open()];
    expect(await office.images.readIdentity()).toBeUndefined();
    const first: Identity = { ...plainIdentity({ name: 'Millbrook' }, REFERENCE_INSTANT), by };
    const set = happened(office, 'identity.set');
    expect(await office.images.writeIdentity(first, set)).toBe('written');
    expect(await office.images.writeIdentity(first, set)).toBe('conflict');
    const second = { ...first, logo: picture, version: 1 };
    expect(await office.images.writeIdentity(second, set)).toBe('written');
    expect(await office.images.readIdentity()).toEqual({ ...second, version: 2 });
    expect(await other.images.readIdentity()).toBeUndefined();
    expect(await office.readAudit()).toHaveLength(2);
  });
});
