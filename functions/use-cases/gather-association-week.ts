import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { Platform } from '#core/ids.ts';
import { type Offer, type OfferState, stateOf } from '#core/offer.ts';
import { readTally } from '#core/reach/tally.ts';
import { daysLater } from '#core/rotation/rhythm.ts';
import { turnsOf } from '#core/schedule-turns.ts';
import type { Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import type { Week } from '#core/weekly/week.ts';
import type { AssociationWeek, OfferedWeek } from '#core/weekly/write-association-week.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import { type GatheringReach, gatherReach } from './gather-office-week.ts';
import type { WeeklyLinks } from './weekly-links.ts';

export interface GatheringAssociation extends GatheringReach {
  readonly links: Pick<WeeklyLinks, 'reach' | 'board' | 'associationSafety'>;
}

/** A campaign of which there is something to tell. */
interface Lively extends Pick<OfferedWeek, 'published' | 'coming' | 'openUntil'> {
  readonly campaign: AssociationCampaign;
}

/**
 * What a summary tells of an association's week. It reads what the association's own pages read: sums, offers and its
 * own stops, and no post of any office.
 */
export async function gatherAssociationWeek(
  parts: GatheringAssociation,
  association: AssociationStore,
  { week, zone, now }: { readonly week: Week; readonly zone: Zone; readonly now: Instant },
): Promise<AssociationWeek> {
  const { associationId } = association;
  const [campaigns, stops] = await Promise.all([association.listCampaigns(), association.listStops()]);
  const lively: Lively[] = [];
  for (const campaign of campaigns.toSorted((a, b) => (a.createdAt > b.createdAt ? -1 : 1))) {
    const found = await findLife(parts, association, campaign, { week, zone, now });
    if (found) lively.push(found);
  }
  const reach = await gatherReach(
    parts,
    association.reach,
    { associationId },
    lively.map(({ campaign: { id, title } }) => ({ id, title, platforms: [] })),
  );
  const told: OfferedWeek[] = [];
  for (const [index, { campaign, ...rest }] of lively.entries()) {
    const figures = reach[index];
    if (!figures) continue;
    const { id, officeIds } = campaign;
    const answers = countAnswers(officeIds.length, await association.listOffers(id), now);
    told.push({
      ...figures,
      ...rest,
      answers,
      offices: officeIds.length,
      board: parts.links.board(associationId, id),
    });
  }
  return {
    stoppedAt: stops.find((stop) => stop.scope.kind === 'association')?.at,
    safety: parts.links.associationSafety(associationId),
    campaigns: told,
  };
}

/** What there is to tell of a campaign; nothing where it rests. */
async function findLife(
  { rules }: GatheringAssociation,
  association: AssociationStore,
  campaign: AssociationCampaign,
  { week, zone, now }: { readonly week: Week; readonly zone: Zone; readonly now: Instant },
): Promise<Lively | undefined> {
  const byWeek = await association.reach.listTallies(campaign.id, 'week', '1h');
  const countIn = (monday: string, platform: Platform) =>
    byWeek
      .filter(({ cell }) => cell.of === monday && cell.platform === platform)
      .reduce((sum, { counts }) => sum + readTally(counts).posts, 0);
  const countOn = (monday: string) =>
    rules
      .map(({ platform }) => [platform, countIn(monday, platform)] as const)
      .filter(([, count]) => count > 0);
  const published = countOn(week.monday);
  // The figures of 7 days of what went out then have come in the week.
  const isYoung = published.length > 0 || countOn(daysLater(week.monday, -7)).length > 0;
  const coming = countComing(campaign, week, zone);
  const { state, deadline, createdAt } = campaign;
  const isOpen = (state === 'offering' || state === 'offered') && deadline > now;
  const isNew = createdAt >= week.from || (deadline >= week.from && deadline <= now);
  if (!isYoung && coming === 0 && !isOpen && !isNew) return undefined;
  return { campaign, published, coming, openUntil: isOpen ? deadline : undefined };
}

/** The times of the next week at which offices have a message, each on its own clock. */
function countComing({ schedule, state }: AssociationCampaign, week: Week, zone: Zone): number {
  if (state === 'withdrawing' || state === 'withdrawn') return 0;
  const { turns } = turnsOf(schedule, zone, { index: 0, count: 1 });
  const days = turns.map(({ slot }) => slot.local.slice(0, 10));
  return days.filter((day) => day > week.sunday && day <= week.nextSunday).length;
}

function countAnswers(offices: number, offers: readonly Offer[], now: Instant): OfferedWeek['answers'] {
  const counts: Record<OfferState | 'unreached', number> = {
    pending: 0,
    accepted: 0,
    customised: 0,
    declined: 0,
    expired: 0,
    withdrawn: 0,
    unreached: Math.max(0, offices - offers.length),
  };
  for (const offer of offers) counts[stateOf(offer, now)] += 1;
  return counts;
}
