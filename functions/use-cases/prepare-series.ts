import type { Campaign } from '#core/campaign.ts';
import { checkAnswers } from '#core/check-answers.ts';
import { type AnchoredTime, describeAnchoredTime, resolveAnchor } from '#core/election/anchored-time.ts';
import { type OfficeCalendar, readCalendars } from '#core/election/calendar.ts';
import { checkPlanned } from '#core/election/check-by-calendar.ts';
import type { Election, ElectionId } from '#core/election/election.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { GuardrailFacts } from '#core/guardrails/held-back.ts';
import { type MessageId, PostId } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { findMessage, type Message, type Pack, type Placeholder } from '#core/pack.ts';
import { type PlannedPost, planPost } from '#core/plan-post.ts';
import { describeTime, type Slot, slotAt } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import { type Instant, startOf } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { CampaignWish } from './campaign-wish.ts';
import { type CheckingCosts, type CostCheck, checkCost } from './check-cost.ts';
import { type ChosenImage, chooseImage } from './choose-image.ts';
import { gatherGuardrails } from './gather-guardrails.ts';
import { judgeBy, refuseBlocked, type WordingJudge } from './judge-wording.ts';
import {
  checkHashtags,
  checkPlatforms,
  type Preparation,
  type PreparationRefusal,
  placeholdersOf,
  wordsOf,
} from './prepare-announcement.ts';

/** What a series may have at most, so that a person reads every text and all is stored at once or not at all. */
export const MOST_TURNS = 8;

/** One message of a series, and the date of the calendar that it follows. */
export interface SeriesTurn {
  /** Where its fields stand in the form, from 1. */
  readonly row: number;
  readonly messageId: MessageId;
  readonly anchored: AnchoredTime;
  /** An image of the office's library in place of the pack's, by its id; empty or absent for none. */
  readonly picture?: string;
}

/** What a person has put into the form of a series. */
export interface SeriesRequest extends CampaignWish {
  readonly electionId: ElectionId;
  readonly turns: readonly SeriesTurn[];
}

/** One turn as it would go out: on every platform at the same local time. */
export interface PreparedTurn {
  readonly message: Message;
  readonly anchored: AnchoredTime;
  readonly slot: Slot;
  readonly planned: readonly PlannedPost[];
}

/** A series as it would go out, by time, and everything that keeps it from being launched, by field. */
export interface PreparedSeries {
  readonly campaign: Campaign;
  readonly election: Election;
  readonly turns: readonly PreparedTurn[];
  readonly cost: CostCheck;
  /** What its words are read with. */
  readonly facts: GuardrailFacts | undefined;
  readonly problems: readonly FieldProblem[];
}

/** Works out a series from a form: every post at the time that its date means today, and all problems. */
export async function prepareSeries(
  parts: Preparation & CheckingCosts,
  office: OfficeStore,
  request: SeriesRequest,
): Promise<PreparedSeries | PreparationRefusal | { readonly kind: 'unknown-election' }> {
  const pack = await parts.packs.find({ officeId: office.officeId }, request.packId);
  if (!pack) return { kind: 'unknown-pack' };
  const [profile, calendars] = await Promise.all([office.readOffice(), office.listCalendars()]);
  if (!profile) return { kind: 'unknown-office' };
  const election = calendars.find(({ election: { id } }) => id === request.electionId)?.election;
  if (!election || election.state !== profile.state) return { kind: 'unknown-election' };
  const now = parts.clock.now();
  const calendar = readCalendars(profile, calendars);
  const read = await Promise.all(
    request.turns.map(async (turn) => {
      const { placed: at, problems } = readTurn(turn, pack, calendar, now);
      return at ? showPicture(office, pack, request, turn, at) : { placed: at, problems };
    }),
  );
  const placed = read.flatMap(({ placed: each }) => each ?? []).sort(byTime);
  const rules = parts.rules.filter(({ platform }) => request.platforms.includes(platform));
  const first = placed[0]?.slot ?? slotAt(now, profile.zone);
  const campaign = draftCampaign(pack, election, request, profile, first, now);
  const facts = await gatherGuardrails(parts, office, [wordsOf(campaign)]);
  const judge = judgeBy(facts, parts);
  const turns = placed.map((turn, index) =>
    planTurn(turn, index + 1, { campaign, pack, rules, calendar, judge }),
  );
  const posts = turns.flatMap(({ planned }) => planned.flatMap(({ post }) => post ?? []));
  const unready = turns.flatMap(({ message, planned }) =>
    planned.flatMap((each) => describeUnready(message, each)),
  );
  return {
    campaign,
    election,
    turns,
    facts,
    cost: await checkCost(parts, office, posts),
    problems: [
      ...(request.turns.length === 0
        ? [{ field: 'message.1', message: 'Choose at least one message.' }]
        : []),
      ...read.flatMap(({ problems }) => problems),
      ...checkAnswers(placeholdersToAnswer(pack, request), request.answers),
      ...checkHashtags(pack, request.hashtags),
      ...(await checkPlatforms(office, rules, request.platforms)),
      ...unready,
    ],
  };
}

interface PlacedTurn {
  readonly message: Message;
  readonly anchored: AnchoredTime;
  readonly slot: Slot;
}

/** A turn with what its posts show. */
interface IllustratedTurn extends PlacedTurn {
  readonly imageOn: ChosenImage['imageOn'];
}

/** Whoever chooses an image of the office for one message means it, whether or not the pack's own are to be shown. */
async function showPicture(
  office: OfficeStore,
  pack: Pack,
  { withImage }: SeriesRequest,
  { row, picture = '' }: SeriesTurn,
  placed: PlacedTurn,
): Promise<{ readonly placed: IllustratedTurn; readonly problems: readonly FieldProblem[] }> {
  const { media } = placed.message;
  const ofPack = withImage && media !== undefined ? pack.images.get(media) : undefined;
  const { imageOn, problems } = await chooseImage(office, picture, ofPack);
  return {
    placed: { ...placed, imageOn },
    problems: problems.map(({ field, message }) => ({ field: `${field}.${row}`, message })),
  };
}

function readTurn(
  { row, messageId, anchored }: SeriesTurn,
  pack: Pack,
  { dates, zone }: OfficeCalendar,
  now: Instant,
): { readonly placed?: PlacedTurn; readonly problems: readonly FieldProblem[] } {
  const message = findMessage(pack, messageId);
  const wrong = (field: string, text: string) => ({
    problems: [{ field: `${field}.${row}`, message: text }],
  });
  if (!message) return wrong('message', 'The pack has changed. Choose the message again.');
  const slot = resolveAnchor(anchored, dates, zone);
  if (!slot.ok) return wrong('anchor', slot.error.message);
  if (startOf(slot.value.due) <= now) {
    const when = describeTime(slot.value.due, zone);
    return wrong('days', `“${describeAnchoredTime(anchored)}” was ${when}. Choose a later time.`);
  }
  return { placed: { message, anchored, slot: slot.value }, problems: [] };
}

interface TurnPlanning {
  readonly campaign: Campaign;
  readonly pack: Pack;
  readonly rules: readonly TextRules[];
  readonly calendar: OfficeCalendar;
  readonly judge: WordingJudge;
}

function planTurn(turn: IllustratedTurn, number: number, planning: TurnPlanning): PreparedTurn {
  const { campaign, pack, rules, calendar, judge } = planning;
  const { message, anchored, slot, imageOn } = turn;
  const planned = rules.map((rule) => {
    const id = PostId.parse(`${campaign.id}-${number}-${rule.platform}`);
    const each = planPost({ id, campaign, pack, message, image: imageOn(rule), slot, rules: rule });
    const post = each.post && { ...each.post, anchor: anchored };
    return refuseBlocked(checkPlanned({ ...each, post }, calendar), judge);
  });
  return { message, anchored, slot, planned };
}

/** The placeholders of the chosen messages that no records of the office answer. All of them must be answered. */
function placeholdersToAnswer(pack: Pack, request: SeriesRequest): readonly Placeholder[] {
  const asked = new Set(
    request.turns.flatMap(({ messageId }) => {
      const message = findMessage(pack, messageId);
      return message ? placeholdersOf(pack, message, request).map(({ key }) => key) : [];
    }),
  );
  return pack.placeholders
    .filter(({ key }) => asked.has(key))
    .map((placeholder) => ({ ...placeholder, required: true }));
}

function describeUnready({ title }: Message, planned: PlannedPost): readonly FieldProblem[] {
  const { name } = planned.rules;
  const missing = planned.unfilled.some(({ kind }) => kind === 'no-variant')
    ? [
        {
          field: 'platforms',
          message: `“${title}” has no wording for ${name} in this voice. Leave ${name} out, or choose another message.`,
        },
      ]
    : [];
  // A gap that nobody has filled is told at its own field.
  return [
    ...missing,
    ...planned.problems.map(({ message }) => ({
      field: `text.${planned.post?.id}`,
      message: `${name}, “${title}”: ${message}`,
    })),
  ];
}

function draftCampaign(
  pack: Pack,
  election: Election,
  request: SeriesRequest,
  { id: officeId }: Office,
  slot: Slot,
  now: Instant,
): Campaign {
  const { campaignId, answers, hashtags, platforms, voice, language, by } = request;
  return {
    id: campaignId,
    officeId,
    kind: 'series',
    title: `${pack.title}: ${election.name}`,
    source: { packId: pack.id, packVersion: pack.version },
    answers: { ...answers },
    hashtags: [...hashtags],
    voice,
    language,
    platforms: [...platforms],
    slot,
    createdAt: now,
    createdBy: by,
  };
}

function byTime(one: PlacedTurn, other: PlacedTurn): number {
  return one.slot.due < other.slot.due ? -1 : one.slot.due > other.slot.due ? 1 : 0;
}
