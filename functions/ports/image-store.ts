import type { Happening } from '#core/audit.ts';
import type { Identity } from '#core/card/identity.ts';
import type { ImageId, LibraryImage } from '#core/library-image.ts';
import type { Written } from './store.ts';

/** One office's images, and how it looks on its cards. */
export interface OfficeImages {
  /** In no order. */
  list(): Promise<readonly LibraryImage[]>;
  read(id: ImageId): Promise<LibraryImage | undefined>;
  /** Writes an image whose stored version is `image.version`; 0 for one that is not stored yet. */
  write(image: LibraryImage, happening: Happening): Promise<Written>;
  /** Takes an image that the writer had read out of the library. Posts that show it keep it. */
  remove(image: LibraryImage, happening: Happening): Promise<Written>;
  /** Nothing as long as the office has chosen none. */
  readIdentity(): Promise<Identity | undefined>;
  /** Writes an identity whose stored version is `identity.version`; 0 for the office's first. */
  writeIdentity(identity: Identity, happening: Happening): Promise<Written>;
}
