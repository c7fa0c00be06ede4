import { type AssociationCampaign, messagesOf } from './association-campaign.ts';
import type { Campaign } from './campaign.ts';
import type { Channel } from './channel.ts';
import type { ComposeProblem } from './compose-post.ts';
import type { OfficeCalendar } from './election/calendar.ts';
import { checkByCalendar, limitToTruth } from './election/check-by-calendar.ts';
import { type MessageId, PostId } from './ids.ts';
import { tagLinks } from './links/tag-links.ts';
import { findWithdrawn } from './message-withdrawal.ts';
import { answerFrom, type Office } from './office.ts';
import { findMessage, type Image, type Message, type Pack } from './pack.ts';
import { isReady, type PlannedPost, planPost } from './plan-post.ts';
import type { Post } from './post.ts';
import { turnsOf } from './schedule-turns.ts';
import { slotAt } from './slot.ts';
import type { TextRules } from './text-rules.ts';

/** Where an office stands among those that a campaign is offered to: what offsets them from one another. */
export interface Place {
  readonly index: number;
  readonly count: number;
}

export interface OfferPlanning {
  readonly campaign: AssociationCampaign;
  readonly pack: Pack;
  readonly office: Office;
  /** The platforms on which the office has a channel, whether Clarion posts there or a person does. */
  readonly channels: readonly Pick<Channel, 'platform'>[];
  readonly place: Place;
  /** What the office's elections say: its own, and those of its associations. */
  readonly calendar: OfficeCalendar;
  /** The rules of every platform that Clarion knows. */
  readonly rules: readonly TextRules[];
}

/**
 * What an office's calendar says against a post that it is offered. The post is offered all the same, since only the
 * office knows whether its text, its time or its calendar is wrong; nobody can approve it as it is.
 */
export interface Contradiction {
  readonly postId: PostId;
  /** Such as `Facebook, “Polls are open”`. */
  readonly where: string;
  readonly sentences: readonly string[];
}

/** An association's campaign, as one office would say it. */
export interface OfferPlan {
  readonly campaign: Campaign;
  /** Every post that would go out in the office's name, by time. */
  readonly posts: readonly Post[];
  /** What cannot be made for this office, and why, in sentences. */
  readonly omitted: readonly string[];
  /** In the order of the posts; none for those that the calendar has nothing against. */
  readonly contradictions: readonly Contradiction[];
}

/** Plans everything that one office is offered. The same campaign and records always give the same posts. */
export function planOffer(planning: OfferPlanning): OfferPlan {
  const { campaign, pack, office, channels, place, calendar } = planning;
  const rules = planning.rules.filter(({ platform }) => campaign.platforms.includes(platform));
  const present = rules.filter(({ platform }) => channels.some((channel) => channel.platform === platform));
  const { turns: all, omitted } = turnsOf(campaign.schedule, office.zone, place);
  // What is left keeps its numbers, so that it is the same posts as before the withdrawal.
  const turns = all.filter(({ messageId }) => !findWithdrawn(campaign.withdrawn, messageId));
  const own = draftCampaign(planning, turns[0]?.slot);
  const planned = turns.flatMap(({ number, messageId, slot }) => {
    const message = findMessage(pack, messageId);
    if (!message) return [];
    return present.map((rule) => ({
      message,
      planned: planPost({
        id: PostId.parse(`${campaign.id}-${number}-${rule.platform}`),
        campaign: own,
        pack,
        message,
        image: imageFor(campaign, pack, message),
        slot,
        rules: rule,
        finish: finishLinks(planning, rule),
      }),
    }));
  });
  const ready = planned.flatMap(({ message, planned: each }) =>
    isReady(each) ? [readByCalendar(message, each, calendar)] : [],
  );
  return {
    campaign: own,
    posts: ready.map(({ post }) => ({ ...post, offeredBy: campaign.associationId })),
    contradictions: ready.flatMap(({ contradiction }) =>
      contradiction.sentences.length > 0 ? [contradiction] : [],
    ),
    omitted: [
      ...rules
        .filter((rule) => !present.includes(rule))
        .map(({ name }) => `${name}: the office has no channel there.`),
      ...omitted,
      ...describeMissing(campaign, pack),
      ...new Set(planned.flatMap(({ message, planned: each }) => describeUnready(message, each))),
    ],
  };
}

/** A post with a time limit that keeps its words true, and what is wrong all the same. */
function readByCalendar(
  message: Message,
  { rules, post: planned }: PlannedPost & { readonly post: Post },
  calendar: OfficeCalendar,
): { readonly post: Post; readonly contradiction: Contradiction } {
  const post = { ...planned, notAfter: limitToTruth(planned, calendar) };
  const sentences = checkByCalendar(post, calendar).map((problem) => problem.message);
  return { post, contradiction: { postId: post.id, where: namePlace(message, rules), sentences } };
}

/** The association's parameters at the links to its own and the office's websites, where it wants them. */
function finishLinks(
  { campaign: { title, utm }, office }: OfferPlanning,
  { platform }: TextRules,
): ((text: string) => string) | undefined {
  return utm && ((text) => tagLinks(text, utm, { campaign: title, platform, office }));
}

function draftCampaign(
  { campaign, pack, office }: OfferPlanning,
  first: Campaign['slot'] | undefined,
): Campaign {
  const messages = messagesOf(campaign.schedule);
  const [only] = messages;
  return {
    id: campaign.id,
    officeId: office.id,
    kind: campaign.kind,
    title: campaign.title,
    source: { ...campaign.source, ...(messages.length === 1 && only && { messageId: only }) },
    offeredBy: campaign.associationId,
    answers: answersOf(campaign, pack, office),
    hashtags: campaign.hashtags,
    voice: campaign.voice,
    language: campaign.language,
    platforms: campaign.platforms,
    slot: first ?? slotAt(campaign.deadline, office.zone),
    createdAt: campaign.createdAt,
    createdBy: campaign.createdBy,
  };
}

/** The office's own records answer first: what it says of itself is not the association's to say. */
function answersOf({ answers }: AssociationCampaign, { placeholders }: Pack, office: Office) {
  const own = placeholders.flatMap(({ key, from }) => (from ? [[key, answerFrom(office, from)]] : []));
  return { ...answers, ...Object.fromEntries(own) } as Campaign['answers'];
}

function imageFor({ withImage }: AssociationCampaign, pack: Pack, { media }: Message): Image | undefined {
  return withImage && media !== undefined ? pack.images.get(media) : undefined;
}

function describeMissing({ schedule }: AssociationCampaign, pack: Pack): readonly string[] {
  return messagesOf(schedule)
    .filter((id: MessageId) => !findMessage(pack, id))
    .map((id) => `The pack has no message “${id}” any more.`);
}

/** Why a planned post of a message cannot be made, in sentences; none where it can. */
export function describeUnready(message: Message, planned: PlannedPost): readonly string[] {
  const where = namePlace(message, planned.rules);
  return [
    ...planned.unfilled.map((problem) => `${where}: ${describeUnfilled(problem)}`),
    ...planned.problems.map((problem) => `${where}: ${problem.message}`),
  ];
}

function namePlace({ title }: Message, { name }: TextRules): string {
  return `${name}, “${title}”`;
}

function describeUnfilled(problem: ComposeProblem): string {
  switch (problem.kind) {
    case 'no-variant':
      return 'the pack has no wording for it.';
    case 'unanswered':
      return `${problem.placeholder.label} is missing.`;
    case 'unknown-token':
      return `the pack asks for ${problem.token}, which it does not explain.`;
  }
}
