import type { Fold } from '#core/compose/fold-point.ts';
import type { Platform } from '#core/ids.ts';

/** The shapes to which platforms cut a picture that is taller or wider than they show; the style sheet has each. */
export type Crop = 'tall-3-4' | 'tall-4-5' | 'wide-2-1' | 'wide-1-91';

/** Width divided by height. */
export const CROP_RATIOS: Readonly<Record<Crop, number>> = {
  'tall-3-4': 3 / 4,
  'tall-4-5': 4 / 5,
  'wide-2-1': 2,
  'wide-1-91': 1.91,
};

/** How a platform shows a post, near enough to catch a mistake before the public sees it. */
export interface PlatformLook {
  readonly account: 'name-and-handle' | 'handle' | 'name';
  readonly pictureFirst: boolean;
  /** Where the rest of a text waits behind a "see more"; absent where the whole text is shown. */
  readonly fold?: Fold;
  readonly tallest: Crop;
  readonly widest: Crop;
  /** Whether a handle in the text leads to its owner. Where it does not, only a tag by number does. */
  readonly handlesLead: boolean;
  readonly linksLead: boolean;
  /** Whether a post without a picture shows its first link as a card. */
  readonly linkCard: boolean;
}

/**
 * Marks: [V] the platforms' documentation, [S] reported by others, [U] unverified. None documents its apps' looks, and
 * each changes them without notice, so that every preview says that it is approximate.
 */
const LOOKS: Readonly<Record<string, PlatformLook>> = {
  x: {
    account: 'name-and-handle',
    pictureFirst: false,
    // [S] A single picture is shown whole between 3:4 and 2:1.
    tallest: 'tall-3-4',
    widest: 'wide-2-1',
    handlesLead: true,
    linksLead: true,
    linkCard: true,
  },
  facebook: {
    account: 'name',
    pictureFirst: false,
    // [S] About 477 characters or 5 lines.
    fold: { characters: 477, lines: 5 },
    // [S] Taller pictures are cut to 4:5.
    tallest: 'tall-4-5',
    widest: 'wide-1-91',
    handlesLead: false,
    linksLead: true,
    // [S] A link in the text is shown as a card where no picture is attached.
    linkCard: true,
  },
  instagram: {
    account: 'handle',
    pictureFirst: true,
    // [S] 125 characters, or 2 lines.
    fold: { characters: 125, lines: 2 },
    // [V] 4:5 to 1.91:1; others are refused.
    tallest: 'tall-4-5',
    widest: 'wide-1-91',
    handlesLead: true,
    // [V] An address in a caption is plain text.
    linksLead: false,
    linkCard: false,
  },
  threads: {
    account: 'handle',
    pictureFirst: false,
    // [U]
    tallest: 'tall-3-4',
    widest: 'wide-2-1',
    handlesLead: true,
    linksLead: true,
    // [V] The first link of a text without a picture is attached as a preview.
    linkCard: true,
  },
  linkedin: {
    account: 'name',
    pictureFirst: false,
    // [S] About 210 characters, or 3 lines.
    fold: { characters: 210, lines: 3 },
    // [S]
    tallest: 'tall-4-5',
    widest: 'wide-1-91',
    handlesLead: false,
    linksLead: true,
    // [V] The Posts API makes no card of an address in the text.
    linkCard: false,
  },
};

/** A platform that nobody has described yet is shown plainly. */
const PLAIN: PlatformLook = {
  account: 'name-and-handle',
  pictureFirst: false,
  tallest: 'tall-3-4',
  widest: 'wide-2-1',
  handlesLead: true,
  linksLead: true,
  linkCard: false,
};

export function lookOf(platform: Platform): PlatformLook {
  return LOOKS[platform] ?? PLAIN;
}

/** How a platform cuts a picture of these measures; undefined where it shows the whole. */
export function cropOf(
  { tallest, widest }: PlatformLook,
  { width, height }: { readonly width: number; readonly height: number },
): Crop | undefined {
  const ratio = width / height;
  if (ratio < CROP_RATIOS[tallest]) return tallest;
  return ratio > CROP_RATIOS[widest] ? widest : undefined;
}
