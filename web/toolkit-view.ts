import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import type { DraftPack } from '#core/import-toolkit/draft-pack.ts';
import type { Omission } from '#core/import-toolkit/parts-of-draft.ts';
import type { ToolkitImport } from '#core/import-toolkit/toolkit-import.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { FormState } from './forms/form-state.ts';
import type { Place } from './place-env.ts';

/** A toolkit that was read, with what a person has said about it so far. */
export interface ToolkitView {
  readonly place: Place;
  readonly read: ToolkitImport;
  readonly draft: DraftPack;
  /** What the pack cannot hold of it. */
  readonly omissions: readonly Omission[];
  /** What the pack would have beside its messages. */
  readonly companions: readonly CompanionTemplate[];
  readonly rules: readonly TextRules[];
  readonly form: FormState;
}
