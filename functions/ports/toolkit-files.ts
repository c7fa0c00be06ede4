import type { ToolkitDocument } from '#core/import-toolkit/document.ts';
import type { Result } from '#core/result.ts';

export interface ToolkitFile {
  /** As the person's machine calls it; its ending says what it is meant to be. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ToolkitPicture {
  /** Without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mimeType: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
}

/** What was in a file: its documents and the pictures beside them. */
export interface ToolkitContents {
  readonly documents: readonly ToolkitDocument[];
  readonly pictures: readonly ToolkitPicture[];
  /** Files of an archive that are neither, or could not be read, each with the reason. */
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
}

/** Why nothing of a file was read; `message` says what it is and what to do. */
export interface ToolkitRefusal {
  readonly kind: 'too-large' | 'too-slow' | 'unknown-format' | 'unreadable' | 'unsafe';
  readonly message: string;
}

/** The files in which toolkits come: Markdown, plain text, Word, tables, and an archive of these with pictures. */
export interface ToolkitFiles {
  read(file: ToolkitFile): Promise<Result<ToolkitContents, ToolkitRefusal>>;
}
