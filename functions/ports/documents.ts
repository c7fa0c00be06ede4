import type { FilledDocument } from '#core/companion/fill-document.ts';

/** Files that word processors open. */
export interface Documents {
  /** A Word file of the document, in its language: real headings and lists, and the same bytes for the same document. */
  write(document: FilledDocument): Promise<Uint8Array>;
}
