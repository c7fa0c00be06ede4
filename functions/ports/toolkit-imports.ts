import type { ImportId } from '#core/import-offices/stored-import.ts';
import type { DraftPack } from '#core/import-toolkit/draft-pack.ts';
import type { ToolkitImport } from '#core/import-toolkit/toolkit-import.ts';
import type { Written } from './store.ts';

/** The toolkits that one office or association has read, as one actor. Another's are not there. */
export interface ToolkitImports {
  /** The newest first. */
  list(): Promise<readonly ToolkitImport[]>;
  read(id: ImportId): Promise<ToolkitImport | undefined>;
  /** What was read of it. Throws for an import that is not there. */
  readDraft(read: ToolkitImport): Promise<DraftPack>;
  /** Stores a toolkit with its draft: for `TOOLKIT_KEPT`, as long as nobody saves it. */
  store(read: ToolkitImport, draft: DraftPack): Promise<Written>;
  /** Notes that it was saved as a pack: from then on it stays, with everything that the pack does not hold. */
  keep(saved: ToolkitImport): Promise<Written>;
}
