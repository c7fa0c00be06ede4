import type { CardDesign } from '#core/card/design-card.ts';
import type { Letters } from '#core/card/letters.ts';
import type { Result } from '#core/result.ts';
import type { StoredMedia } from './media.ts';

/** An image as bytes, with its measures in pixels. */
export interface MeasuredPicture extends StoredMedia {
  readonly width: number;
  readonly height: number;
}

/** An uploaded image as it is kept: nothing of the file that came is left in it but what it shows. */
export interface ReadPicture {
  readonly picture: MeasuredPicture;
  /** What is different from the file that came, in sentences. */
  readonly notes: readonly string[];
}

/** Draws cards, and turns images that people upload into ones that are safe to keep. */
export interface Pictures {
  /** How wide the letters are that cards are drawn with. */
  letters(): Promise<Letters>;
  /** Draws a card as JPEG, small enough for every platform: the same design always gives the same bytes. */
  draw(design: CardDesign, logo: StoredMedia | undefined): Promise<MeasuredPicture>;
  /** Reads a file by its content, whatever it is called; or says in a sentence why it is refused. */
  readUpload(bytes: Uint8Array): Promise<Result<ReadPicture, string>>;
}

/** Bytes of an uploaded file: what a request to AWS Lambda can carry, 6 MB in base64, with room for its form. */
export const MOST_UPLOAD_BYTES = 4_000_000;
