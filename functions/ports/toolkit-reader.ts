import type { DraftPack } from '#core/import-toolkit/draft-pack.ts';
import type { ToolkitContext } from '#core/import-toolkit/read-toolkit.ts';
import type { ToolkitImport } from '#core/import-toolkit/toolkit-import.ts';
import type { Result } from '#core/result.ts';
import type { ToolkitContents, ToolkitFile, ToolkitRefusal } from './toolkit-files.ts';

/** A file as far as it was understood. */
export interface ToolkitReading extends Pick<ToolkitContents, 'pictures' | 'leftOut'> {
  readonly draft: DraftPack;
  readonly documents: ToolkitImport['documents'];
}

/** Reads a toolkit from its file to its draft. */
export interface ToolkitReader {
  /** The largest file that is read here, in bytes. */
  readonly maxBytes: number;
  /** A file that takes too long, or is too much in any other way, is refused with the reason. */
  read(
    file: ToolkitFile,
    context: Omit<ToolkitContext, 'images'>,
  ): Promise<Result<ToolkitReading, ToolkitRefusal>>;
}
