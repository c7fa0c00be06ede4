import type { PackId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
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

/** The packs that come with Clarion. A pack with any problem is left out whole; the others still load. */
export interface PackLibrary {
  list(): readonly Pack[];
  find(id: PackId): Pack | undefined;
  problems(): readonly PackProblem[];
}

/** The version of a pack that something was made from. */
export interface PackSource {
  readonly packId: PackId;
  readonly packVersion: number;
}

/**
 * The packs that an office or an association may use: those that come with Clarion, its own, and for an office those of
 * the associations that it is in. A pack of anybody else is not there, whether it exists or not.
 */
export interface Packs {
  /** What something new can be made from: the newest version of each pack that is not retired. */
  list(place: Scope): Promise<readonly Pack[]>;
  /** One of them. */
  find(place: Scope, id: PackId): Promise<Pack | undefined>;
  /**
   * What something was made from, retired or not. Of an own pack it is that very version; of one that comes with Clarion
   * there is only the one that came with it last.
   */
  findVersion(place: Scope, source: PackSource): Promise<Pack | undefined>;
}
