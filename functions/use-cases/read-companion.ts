import type { Campaign } from '#core/campaign.ts';
import type { Companion, CompanionWish } from '#core/companion/companion.ts';
import { answersOf, knownAnswers } from '#core/companion/companion-answers.ts';
import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import { type FilledDocument, fillDocument } from '#core/companion/fill-document.ts';
import { type Review, reviewDocument } from '#core/companion/review-document.ts';
import type { Answers } from '#core/compose-post.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { Clock } from '#ports/clock.ts';
import type { Packs } from '#ports/packs.ts';
import type { OfficeStore } from '#ports/store.ts';

export interface ReadingCompanions {
  readonly clock: Clock;
  readonly packs: Pick<Packs, 'findVersion'>;
}

/** A companion as it stands, stored or not: what its pack asks, what is answered, and the document that comes of it. */
export interface CompanionReading {
  readonly campaign: Campaign;
  readonly pack: Pack;
  readonly template: CompanionTemplate;
  readonly companion: Companion | undefined;
  /** What the campaign or the office's records answer by themselves. */
  readonly known: Answers;
  readonly answers: Answers;
  readonly document: FilledDocument;
  readonly review: Review;
}

/** Nothing where the office has no such campaign, or its pack has nothing of that kind. */
export async function readCompanion(
  parts: ReadingCompanions,
  office: OfficeStore,
  profile: Office,
  wish: CompanionWish,
): Promise<CompanionReading | undefined> {
  const found = await findTemplate(parts, office, wish);
  if (!found) return undefined;
  const { campaign, pack, template } = found;
  const companion = await office.companions.read(wish.campaignId, wish.kind);
  const known = knownAnswers(template, campaign, profile);
  const answers = answersOf(template, campaign, profile, companion);
  const claims = companion?.claims ?? [];
  const language = companion?.language ?? campaign.language;
  const document = fillDocument({ pack, template, language, answers, claims });
  const review = reviewDocument({ template, document, answers, claims }, profile, parts.clock.now());
  return { campaign, pack, template, companion, known, answers, document, review };
}

/** The template of a companion, with the campaign and the pack that it belongs to. */
export async function findTemplate(
  { packs }: Pick<ReadingCompanions, 'packs'>,
  office: OfficeStore,
  { campaignId, kind }: CompanionWish,
): Promise<Pick<CompanionReading, 'campaign' | 'pack' | 'template'> | undefined> {
  const campaign = await office.readCampaign(campaignId);
  if (!campaign) return undefined;
  const pack = await packs.findVersion({ officeId: office.officeId }, campaign.source);
  const template = pack?.companions?.find((each) => each.kind === kind);
  return pack && template && { campaign, pack, template };
}
