import { type AssociationCampaign, messagesOf, type Schedule } from '#core/association-campaign.ts';
import type { Actor } from '#core/audit.ts';
import { checkAnswers } from '#core/check-answers.ts';
import { readSlot, type WantedTime } from '#core/check-slot.ts';
import type { Answers } from '#core/compose-post.ts';
import { type Forecast, forecast } from '#core/cost/forecast.ts';
import type { PriceList } from '#core/cost/price-list.ts';
import { calendarReader } from '#core/election/calendar.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { CampaignId, Language, OfficeId, PackId, Platform } from '#core/ids.ts';
import { ruleOf } from '#core/links/utm-rule.ts';
import type { Office } from '#core/office.ts';
import { findMessage, findVariant, type Pack, type Placeholder } from '#core/pack.ts';
import { type OfferPlan, planOffer } from '#core/plan-offer.ts';
import type { Post } from '#core/post.ts';
import { groupSimilarTexts, type SimilarGroup } from '#core/similar-groups.ts';
import type { KeyedText } from '#core/similar-text.ts';
import { describeTime, slotAt } from '#core/slot.ts';
import { placeholdersIn } from '#core/template.ts';
import type { TextRules } from '#core/text-rules.ts';
import { startOf } from '#core/time.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { Packs } from '#ports/packs.ts';
import type { Store } from '#ports/store.ts';

export interface PreparingOffers {
  readonly clock: Clock;
  readonly packs: Packs;
  readonly rules: readonly TextRules[];
  readonly prices: readonly PriceList[];
  readonly store: Pick<Store, 'forOffice' | 'listCalendarsOf'>;
}

/** What a person of the association has put into the campaign form. */
export interface CampaignRequest {
  /** Chosen when the form was first drawn, so that sending it twice is offering it once. */
  readonly campaignId: CampaignId;
  readonly packId: PackId;
  readonly title: string;
  readonly schedule: Schedule;
  readonly answers: Answers;
  /** Without #. */
  readonly hashtags: readonly string[];
  readonly platforms: readonly Platform[];
  readonly language: Language;
  readonly withImage: boolean;
  readonly officeIds: readonly OfficeId[];
  /** On the association's clock. */
  readonly deadline: WantedTime;
  readonly by: Actor;
}

/** What one office would be offered. */
export interface OfficePlan extends OfferPlan {
  readonly office: Office;
}

/** One X post of the preview: which office would say it, and when. */
export interface NamedPost {
  readonly office: Office;
  readonly post: Post;
}

/** A campaign as its offices would see it, and everything that keeps it from being offered, by field. */
export interface PreparedOffers {
  readonly campaign: AssociationCampaign;
  readonly offices: readonly OfficePlan[];
  /** Texts on X of different offices that are too much alike, the largest group first. */
  readonly similar: readonly SimilarGroup[];
  readonly posts: ReadonlyMap<string, NamedPost>;
  readonly cost: Forecast;
  readonly problems: readonly FieldProblem[];
}

/** Platforms on which the same text across accounts is forbidden. Source: X developer guidelines. */
const UNIQUE_ACROSS_ACCOUNTS: ReadonlySet<string> = new Set(['x']);

/** Channels that are read at the same time. */
const READERS = 16;

/** Works out what every office would be offered, before anything is sent to anybody. */
export async function prepareOffers(
  parts: PreparingOffers,
  association: AssociationStore,
  request: CampaignRequest,
): Promise<PreparedOffers | { readonly kind: 'unknown-pack' | 'unknown-association' }> {
  const pack = await parts.packs.find({ associationId: association.associationId }, request.packId);
  if (!pack) return { kind: 'unknown-pack' };
  const [profile, members, there, setting] = await Promise.all([
    association.readAssociation(),
    association.listOffices(),
    association.readCampaign(request.campaignId),
    association.readUtm(),
  ]);
  if (!profile) return { kind: 'unknown-association' };

  const now = parts.clock.now();
  const deadline = readSlot(request.deadline, profile.zone, now);
  const chosen = members.filter(({ id }) => request.officeIds.includes(id));
  const drafted = draft(association, pack, request, deadline.ok ? startOf(deadline.value.due) : now, now);
  const utm = ruleOf(setting);
  // A revision does not bring back what is withdrawn.
  const campaign = {
    ...drafted,
    ...(utm && { utm }),
    ...(there?.withdrawn && { withdrawn: there.withdrawn }),
  };
  const offices = await planAll(parts, campaign, pack, chosen, request.by);
  const posts = namePosts(offices);
  const early = deadline.ok ? checkDeadline(campaign, offices) : [];
  return {
    campaign: { ...campaign, officeIds: chosen.map(({ id }) => id) },
    offices,
    similar: findSimilar(posts),
    posts,
    cost: forecast(
      offices.flatMap((plan) => plan.posts),
      parts.prices,
      profile.zone,
    ),
    problems: [
      ...(request.title.trim() === '' ? [{ field: 'title', message: 'Give the campaign a title.' }] : []),
      ...checkAnswers(placeholdersToAnswer(pack, campaign), request.answers),
      ...(request.platforms.length === 0
        ? [{ field: 'platforms', message: 'Choose at least one platform.' }]
        : []),
      ...(chosen.length === 0 ? [{ field: 'offices', message: 'Choose at least one office.' }] : []),
      ...(deadline.ok ? [] : [{ ...deadline.error.problem, field: 'deadline' }]),
      ...early,
      ...checkCalendars(offices),
      ...(offices.length > 0 && offices.every((plan) => plan.posts.length === 0)
        ? [{ field: 'schedule', message: 'No office would get a single post. See below why.' }]
        : []),
    ],
  };
}

/** The placeholders of the chosen messages that no office's own records answer. All of them must be answered. */
export function placeholdersToAnswer(
  pack: Pack,
  {
    schedule,
    platforms,
    language,
    voice,
  }: Pick<AssociationCampaign, 'schedule' | 'platforms' | 'language' | 'voice'>,
): readonly Placeholder[] {
  const texts = messagesOf(schedule).flatMap((id) => {
    const message = findMessage(pack, id);
    return platforms.flatMap(
      (platform) => (message && findVariant(message, platform, language, voice)?.text) ?? [],
    );
  });
  const used = new Set(texts.flatMap(placeholdersIn));
  return pack.placeholders
    .filter(({ key, from }) => used.has(key) && from === undefined)
    .map((placeholder) => ({ ...placeholder, required: true }));
}

function draft(
  { associationId }: AssociationStore,
  pack: Pack,
  request: CampaignRequest,
  deadline: AssociationCampaign['deadline'],
  now: AssociationCampaign['createdAt'],
): AssociationCampaign {
  const { campaignId, title, schedule, answers, hashtags, platforms, language, withImage, by } = request;
  return {
    id: campaignId,
    associationId,
    kind: schedule.kind === 'rotation' ? 'rotation' : 'announcement',
    title: title.trim(),
    source: { packId: pack.id, packVersion: pack.version },
    schedule,
    answers: { ...answers },
    hashtags: hashtags.filter((tag) => pack.hashtags.some((hashtag) => hashtag.tag === tag)),
    voice: 'office',
    language,
    platforms: [...platforms],
    withImage,
    officeIds: [...request.officeIds],
    deadline,
    state: 'offering',
    revision: 1,
    reached: 0,
    createdAt: now,
    createdBy: by,
    version: 0,
  };
}

async function planAll(
  { store, rules }: PreparingOffers,
  campaign: AssociationCampaign,
  pack: Pack,
  offices: readonly Office[],
  by: Actor,
): Promise<readonly OfficePlan[]> {
  const plans: OfficePlan[] = [];
  const calendars = await store.listCalendarsOf(offices.map(({ id }) => id));
  const readCalendars = calendarReader();
  for (let from = 0; from < offices.length; from += READERS) {
    const some = offices.slice(from, from + READERS);
    const channels = await Promise.all(some.map(({ id }) => store.forOffice(id, by).listChannels()));
    some.forEach((office, at) => {
      const place = { index: from + at, count: offices.length };
      const calendar = readCalendars(office, calendars.get(office.id) ?? []);
      plans.push({
        office,
        ...planOffer({ campaign, pack, office, channels: channels[at] ?? [], place, calendar, rules }),
      });
    });
  }
  return plans;
}

function namePosts(offices: readonly OfficePlan[]): ReadonlyMap<string, NamedPost> {
  return new Map(
    offices.flatMap(({ office, posts }) =>
      posts.map((post): [string, NamedPost] => [`${office.id}/${post.id}`, { office, post }]),
    ),
  );
}

/**
 * What offices say alike, message by message: other messages of a pack have their own words. An office repeating itself
 * is its own choice; two accounts saying the same is what the platform forbids.
 */
function findSimilar(posts: ReadonlyMap<string, NamedPost>): readonly SimilarGroup[] {
  const byMessage = new Map<string, Map<string, KeyedText>>();
  for (const [key, { office, post }] of posts) {
    if (!UNIQUE_ACROSS_ACCOUNTS.has(post.platform)) continue;
    const { messageId } = post.source;
    const texts = byMessage.get(messageId) ?? new Map<string, KeyedText>();
    byMessage.set(messageId, texts);
    // Used again later, a message has the same text.
    if (!texts.has(office.id)) texts.set(office.id, { key, text: post.text });
  }
  return [...byMessage.values()]
    .flatMap((texts) => groupSimilarTexts([...texts.values()]))
    .toSorted((a, b) => b.keys.length - a.keys.length);
}

/**
 * Refuses a text that is wrong in every office that would get it: what is wrong in some only is for those to mend, since
 * their calendars differ.
 */
function checkCalendars(offices: readonly OfficePlan[]): readonly FieldProblem[] {
  const wrong = new Map<string, string>();
  const right = new Set<string>();
  for (const { posts, contradictions } of offices) {
    const found = new Map(contradictions.map(({ postId, where }) => [postId, where]));
    for (const { id, platform, source } of posts) {
      const text = `${platform} ${source.messageId}`;
      const where = found.get(id);
      if (where === undefined) right.add(text);
      else wrong.set(text, where);
    }
  }
  const everywhere = [...wrong].flatMap(([text, where]) => (right.has(text) ? [] : [where]));
  if (everywhere.length === 0) return [];
  return [
    {
      field: 'calendar',
      message: `The calendar of every office that would get it contradicts a text: ${everywhere.join('; ')}. Below stands why. Change the answers or the time, or leave that message out.`,
    },
  ];
}

/** Nobody is asked to agree to what has gone out already: the first post comes after the last moment to answer. */
function checkDeadline(
  { deadline }: AssociationCampaign,
  offices: readonly OfficePlan[],
): readonly FieldProblem[] {
  const first = offices
    .flatMap(({ office, posts }) => posts.slice(0, 1).map((post) => ({ office, post })))
    .toSorted((a, b) => (a.post.slot.due < b.post.slot.due ? -1 : 1))[0];
  if (!first || startOf(first.post.slot.due) > deadline) return [];
  const { due, zone } = slotAt(startOf(first.post.slot.due), first.office.zone);
  return [
    {
      field: 'deadline',
      message: `The first post would go out on ${describeTime(due, zone)} (${first.office.name}), before the last moment to answer. Choose an earlier deadline or later posts.`,
    },
  ];
}
