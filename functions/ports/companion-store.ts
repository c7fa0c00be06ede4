import type { Happening } from '#core/audit.ts';
import type { Companion } from '#core/companion/companion.ts';
import type { CompanionKind } from '#core/companion/companion-template.ts';
import type { CampaignId } from '#core/ids.ts';
import type { Written } from './store.ts';

/** What one office has written beside its campaigns' posts. */
export interface OfficeCompanions {
  /** A campaign's, in no order. */
  list(campaign: CampaignId): Promise<readonly Companion[]>;
  read(campaign: CampaignId, kind: CompanionKind): Promise<Companion | undefined>;
  /** Writes a companion whose stored version is `companion.version`; 0 for one that is not stored yet. */
  write(companion: Companion, happening: Happening): Promise<Written>;
}
