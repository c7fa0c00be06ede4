import type { CompanionWish } from '#core/companion/companion.ts';
import type { Answers } from '#core/compose-post.ts';
import type { MessageId } from '#core/ids.ts';
import type { OfficeStore } from '#ports/store.ts';
import { findTemplate, type ReadingCompanions } from './read-companion.ts';

/**
 * The answers with which a post begins that shares a published companion: those of its campaign, and where the piece can
 * be read. Nothing where it was not published, or where that message shares something else.
 */
export async function answerSharing(
  parts: Pick<ReadingCompanions, 'packs'>,
  office: OfficeStore,
  wish: CompanionWish,
  message: MessageId,
): Promise<Answers | undefined> {
  const [found, companion] = await Promise.all([
    findTemplate(parts, office, wish),
    office.companions.read(wish.campaignId, wish.kind),
  ]);
  const share = found?.template.share;
  if (share?.message !== message || !companion?.publication) return undefined;
  return { ...found?.campaign.answers, [share.link]: companion.publication.url };
}
