import type { PackId } from '#core/ids.ts';
import type { Pack } from '#core/pack.ts';

/** One thing wrong with a pack's file, told so that its author can find and mend it. */
export interface PackProblem {
  /** Path below the packs' folder, such as `standards-of-conduct/messages/announce.yaml`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Such as `variants[2].voice`; empty where the file as a whole is meant. */
  readonly field: string;
  readonly message: string;
}

/** The packs that can be chosen from. A pack with any problem is left out whole; the others still load. */
export interface PackLibrary {
  list(): readonly Pack[];
  find(id: PackId): Pack | undefined;
  problems(): readonly PackProblem[];
}
