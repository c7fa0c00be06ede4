import type { CorrectionSummary } from '#core/correct-post.ts';
import type { OfficeId, Platform } from '#core/ids.ts';
import type { SharedCorrections } from '#core/shared-correction.ts';
import type { MedianHours } from '#core/time-to-correction.ts';
import { postPath } from '../office-paths.ts';
import { FORMER_OFFICE } from './offices-section.tsx';

/** How long it took to put right what was wrong with a campaign's posts. */
export interface CorrectionsView {
  /** Absent where nothing had to be put right. */
  readonly medianHours: MedianHours | undefined;
  readonly posts: number;
  /** The latest first. */
  readonly lines: readonly CorrectionLine[];
}

export interface CorrectionLine {
  readonly words: string;
  /** Where more of it stands, for those who may see that. */
  readonly href?: string;
  /** In milliseconds. */
  readonly sinceNoticed: number;
}

/** An office sees what was wrong. */
export function viewOwnCorrections({ list, medianHours }: CorrectionSummary): CorrectionsView {
  return {
    medianHours,
    posts: new Set(list.map(({ post }) => post.id)).size,
    lines: list.map(({ post, correction, sinceNoticed }) => ({
      words: correction.reason,
      href: `${postPath(post)}#corrections`,
      sinceNoticed,
    })),
  };
}

/** An association sees where and how soon. */
export function viewSharedCorrections(
  { list, medianHours }: SharedCorrections,
  nameOf: (id: OfficeId) => string | undefined,
  platformName: (platform: Platform) => string,
): CorrectionsView {
  return {
    medianHours,
    posts: new Set(list.map(({ officeId, postId }) => `${officeId} ${postId}`)).size,
    lines: list.map(({ officeId, platform, sinceNoticed }) => ({
      words: `${nameOf(officeId) ?? FORMER_OFFICE}, a post on ${platformName(platform)}`,
      sinceNoticed,
    })),
  };
}
