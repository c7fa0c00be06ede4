import type { MediaId } from '#core/ids.ts';
import type { Instant } from '#core/time.ts';

export interface StoredMedia {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

/** Images by the hash of their bytes: writing the same image twice is one image. */
export interface MediaLibrary {
  write(media: StoredMedia): Promise<MediaId>;
  read(id: MediaId): Promise<StoredMedia | undefined>;
  /** An address that a platform can fetch the image from without signing in, until the given time. */
  publicUrl(id: MediaId, until: Instant): Promise<string>;
}
