import type { Platform } from './ids.ts';

/**
 * How a platform measures a text: X's weights (twitter-text), Unicode code points, or code points with every emoji
 * counted as its UTF-8 bytes (Threads).
 */
export type TextUnit = 'x-weighted' | 'code-points' | 'emoji-as-bytes';

/** How a platform tags someone: `@handle` in the text, an id that a publisher writes in, or not at all. */
export type TagSyntax = 'at-handle' | 'by-id' | 'none';

export interface ImageRules {
  readonly required: boolean;
  readonly mimeTypes: readonly string[];
  readonly maxBytes: number;
  /** Width divided by height, both ends included. */
  readonly ratio?: { readonly min: number; readonly max: number };
  /** The shape that its readers see whole and largest, as width divided by height; 1 where it is not said. */
  readonly bestRatio?: number;
  /** Pixels. */
  readonly minWidth?: number;
  /** Characters. */
  readonly maxAlt: number;
}

/**
 * What one platform allows in a post, as data. Each platform's folder holds its own, with the source of every number
 * beside it, so that a changed limit is corrected in one place.
 */
export interface TextRules {
  readonly platform: Platform;
  /** The platform's name as people write it. */
  readonly name: string;
  readonly text: { readonly max: number; readonly unit: TextUnit };
  readonly links: { readonly max?: number; readonly clickable: boolean };
  readonly hashtags: { readonly max?: number };
  readonly mentions: { readonly syntax: TagSyntax; readonly max?: number };
  readonly image: ImageRules;
}
