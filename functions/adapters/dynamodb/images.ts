import type { Happening } from '#core/audit.ts';
import { Identity } from '#core/card/identity.ts';
import type { OfficeId } from '#core/ids.ts';
import { type ImageId, LibraryImage } from '#core/library-image.ts';
import type { OfficeImages } from '#ports/image-store.ts';
import type { Written } from '#ports/store.ts';
import { commit, type OfficeLedger } from './commit.ts';
import { officePartition, type RowKey } from './keys.ts';
import { queryPrefix, readRow } from './rows.ts';
import { putVersioned } from './versioned.ts';

const IMAGES = 'IMAGE#';

const imageKey = (office: OfficeId, id: ImageId): RowKey => ({
  pk: officePartition(office),
  sk: `${IMAGES}${id}`,
});

const identityKey = (office: OfficeId): RowKey => ({ pk: officePartition(office), sk: 'IDENTITY' });

/** One office's images. Their bytes lie in the media library. */
export function openOfficeImages(ledger: OfficeLedger): OfficeImages {
  const { rows, officeId } = ledger;
  return {
    list: () => queryPrefix(rows, officePartition(officeId), IMAGES, LibraryImage),
    read: (id) => readRow(rows, imageKey(officeId, id), LibraryImage),
    write: (image, happening) => writeImage(ledger, image, happening),
    remove: (image, happening) => removeImage(ledger, image, happening),
    readIdentity: () => readRow(rows, identityKey(officeId), Identity),
    writeIdentity: (identity, happening) => {
      const row = { ...identity, version: identity.version + 1, ...identityKey(officeId) };
      return commit(ledger, [putVersioned(rows, row, identity.version)], [happening]);
    },
  };
}

async function writeImage(ledger: OfficeLedger, image: LibraryImage, happening: Happening): Promise<Written> {
  const { rows, officeId } = ledger;
  if (image.officeId !== officeId) {
    throw new Error(`A store for ${officeId} was given an image of ${image.officeId}`);
  }
  const row = { ...image, version: image.version + 1, ...imageKey(officeId, image.id) };
  return commit(ledger, [putVersioned(rows, row, image.version)], [happening]);
}

function removeImage(ledger: OfficeLedger, image: LibraryImage, happening: Happening): Promise<Written> {
  const { rows, officeId } = ledger;
  const Delete = {
    TableName: rows.table,
    Key: { ...imageKey(officeId, image.id) },
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': image.version },
  };
  return commit(ledger, [{ Delete }], [happening]);
}
