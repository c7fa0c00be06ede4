import type { Campaign } from '#core/campaign.ts';
import type { Companion } from '#core/companion/companion.ts';
import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import type { Pack } from '#core/pack.ts';
import type { OfficeStore } from '#ports/store.ts';

/** Something that an office can publish beside a campaign's posts, and how far it has come. */
export interface ListedCompanion {
  readonly template: CompanionTemplate;
  /** Absent as long as nobody has written at it. */
  readonly companion: Companion | undefined;
}

/** What a campaign's pack offers beside posts, in its order; nothing where the pack is gone or offers nothing. */
export async function listCompanions(
  office: OfficeStore,
  campaign: Pick<Campaign, 'id'>,
  pack: Pack | undefined,
): Promise<readonly ListedCompanion[]> {
  const templates = pack?.companions ?? [];
  if (templates.length === 0) return [];
  const companions = await office.companions.list(campaign.id);
  return templates.map((template) => ({
    template,
    companion: companions.find(({ kind }) => kind === template.kind),
  }));
}
