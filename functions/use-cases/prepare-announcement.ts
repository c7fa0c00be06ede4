import type { Campaign } from '#core/campaign.ts';
import { answerField, checkAnswers } from '#core/check-answers.ts';
import { readSlot, type WantedTime } from '#core/check-slot.ts';
import type { ComposeProblem } from '#core/compose-post.ts';
import { readCalendars } from '#core/election/calendar.ts';
import { checkPlanned } from '#core/election/check-by-calendar.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { GuardrailFacts } from '#core/guardrails/held-back.ts';
import type { MessageId, Platform } from '#core/ids.ts';
import { findMessage, findVariant, type Message, type Pack, type Placeholder } from '#core/pack.ts';
import { planAnnouncement } from '#core/plan-announcement.ts';
import type { PlannedPost } from '#core/plan-post.ts';
import { type LocalTime, type Slot, slotAt } from '#core/slot.ts';
import { placeholdersIn } from '#core/template.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Clock } from '#ports/clock.ts';
import type { Packs } from '#ports/packs.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { CampaignWish } from './campaign-wish.ts';
import { type CheckingCosts, type CostCheck, checkCost } from './check-cost.ts';
import { type ChosenImage, chooseImage } from './choose-image.ts';
import { gatherGuardrails, type JudgedPost } from './gather-guardrails.ts';
import { judgeBy, refuseBlocked } from './judge-wording.ts';

export interface Preparation {
  readonly clock: Clock;
  readonly packs: Packs;
  /** The rules of every platform that Clarion knows. */
  readonly rules: readonly TextRules[];
}

/** What a person has put into the announcement form so far. */
export interface AnnouncementRequest extends CampaignWish {
  readonly messageId: MessageId;
  /** An image of the office's library in place of the pack's, by its id; empty or absent for none. */
  readonly picture?: string;
  /** The description of the pack's image as the office wants it. */
  readonly alt: string;
  readonly when: WantedTime;
}

/** An announcement as it would go out, and everything that keeps it from being scheduled, by field. */
export interface PreparedAnnouncement {
  readonly campaign: Campaign;
  readonly planned: readonly PlannedPost[];
  readonly problems: readonly FieldProblem[];
  readonly cost: CostCheck;
  /** What its words are read with. */
  readonly facts: GuardrailFacts | undefined;
  /** Offered in place of a time that the clock does not show. */
  readonly insteadOfTime: LocalTime | undefined;
}

export type PreparationRefusal = { readonly kind: 'unknown-pack' } | { readonly kind: 'unknown-office' };

/** Works out an announcement from a form, complete or not: the posts as far as they can be written, and all problems. */
export async function prepareAnnouncement(
  parts: Preparation & CheckingCosts,
  office: OfficeStore,
  request: AnnouncementRequest,
): Promise<PreparedAnnouncement | PreparationRefusal> {
  const pack = await parts.packs.find({ officeId: office.officeId }, request.packId);
  const message = pack && findMessage(pack, request.messageId);
  if (!pack || !message) return { kind: 'unknown-pack' };
  const profile = await office.readOffice();
  if (!profile) return { kind: 'unknown-office' };

  const now = parts.clock.now();
  const slot = readSlot(request.when, profile.zone, now);
  const rules = parts.rules.filter(({ platform }) => request.platforms.includes(platform));
  const chosen = await findImage(office, pack, message, request);
  const campaign = draftCampaign(
    pack,
    message,
    request,
    office.officeId,
    slot.ok ? slot.value : slotAt(now, profile.zone),
    now,
  );
  const calendar = readCalendars(profile, await office.listCalendars());
  const facts = await gatherGuardrails(parts, office, [wordsOf(campaign)]);
  const judge = judgeBy(facts, parts);
  const planned = planAnnouncement({ campaign, pack, message, imageOn: chosen.imageOn, rules }).map((post) =>
    // Without a time there is nothing to hold the text against.
    refuseBlocked(slot.ok ? checkPlanned(post, calendar) : post, judge),
  );
  const placeholders = placeholdersOf(pack, message, request);
  const cost = await checkCost(
    parts,
    office,
    planned.flatMap(({ post }) => post ?? []),
  );
  return {
    campaign,
    planned,
    cost,
    facts,
    problems: [
      ...checkAnswers(placeholders, request.answers),
      ...checkHashtags(pack, request.hashtags),
      ...chosen.problems,
      ...(await checkPlatforms(office, rules, request.platforms)),
      ...planned.flatMap((post) => problemsOf(post, placeholders)),
      ...(slot.ok ? [] : [slot.error.problem]),
      // Told only of a time that stands: which month the posts fall into depends on it.
      ...(slot.ok && cost.refusal !== undefined ? [{ field: 'cost', message: cost.refusal }] : []),
    ],
    insteadOfTime: slot.ok ? undefined : slot.error.instead,
  };
}

/** What of a campaign decides what has to be read to judge its posts: the rest of their words is the pack's. */
export function wordsOf({ answers, source }: Pick<Campaign, 'answers' | 'source'>): JudgedPost {
  return { text: Object.values(answers).join(' '), source };
}

/** The placeholders that the chosen wordings ask for, in the pack's order. All of them must be answered. */
export function placeholdersOf(
  pack: Pack,
  message: Message,
  { platforms, language, voice }: Pick<AnnouncementRequest, 'platforms' | 'language' | 'voice'>,
): readonly Placeholder[] {
  const used = new Set(
    platforms.flatMap((platform) => {
      const variant = findVariant(message, platform, language, voice);
      return variant ? placeholdersIn(variant.text) : [];
    }),
  );
  return pack.placeholders
    .filter(({ key }) => used.has(key))
    .map((placeholder) => ({ ...placeholder, required: true }));
}

function draftCampaign(
  pack: Pack,
  message: Message,
  request: AnnouncementRequest,
  officeId: OfficeStore['officeId'],
  slot: Slot,
  now: Campaign['createdAt'],
): Campaign {
  const { campaignId, answers, hashtags, voice, language, platforms, by } = request;
  return {
    id: campaignId,
    officeId,
    kind: 'announcement',
    title: `${pack.title}: ${message.title}`,
    source: { packId: pack.id, packVersion: pack.version, messageId: message.id },
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

function findImage(
  office: OfficeStore,
  pack: Pack,
  message: Message,
  { withImage, alt, picture = '' }: AnnouncementRequest,
): Promise<ChosenImage> {
  const ofPack = message.media === undefined ? undefined : pack.images.get(message.media);
  // Without an image of the pack there is no box to tick: whoever chooses one means it.
  const wanted = withImage || ofPack === undefined ? picture : '';
  return chooseImage(office, wanted, withImage && ofPack ? { ...ofPack, alt: alt.trim() } : undefined);
}

/** Refuses hashtags that the pack does not have. */
export function checkHashtags(pack: Pack, chosen: readonly string[]): readonly FieldProblem[] {
  const unknown = chosen.filter((tag) => !pack.hashtags.some((hashtag) => hashtag.tag === tag));
  return unknown.map((tag) => ({
    field: 'hashtags',
    message: `#${tag} is not a hashtag of this pack. Choose from the list.`,
  }));
}

/** Refuses platforms on which the office is not connected, and none at all. */
export async function checkPlatforms(
  office: OfficeStore,
  rules: readonly TextRules[],
  chosen: readonly Platform[],
): Promise<readonly FieldProblem[]> {
  if (chosen.length === 0)
    return [{ field: 'platforms', message: 'Choose at least one channel to post on.' }];
  const channels = await office.listChannels();
  return chosen.flatMap((platform) => {
    const name = rules.find((known) => known.platform === platform)?.name ?? platform;
    const channel = channels.find((candidate) => candidate.platform === platform);
    return channel?.status === 'connected'
      ? []
      : [
          {
            field: 'platforms',
            message: `${name} is not connected. Connect it on the Channels page, or leave it out.`,
          },
        ];
  });
}

function problemsOf(
  { rules, unfilled, problems }: PlannedPost,
  asked: readonly Placeholder[],
): readonly FieldProblem[] {
  const fromPack = unfilled.flatMap((problem) => describeUnfilled(problem, rules, asked));
  return [
    ...fromPack,
    // An image serves every platform, so its problems stand at the one field; a text is each platform's own.
    ...problems.map(({ field, message }) => ({
      field: field === 'text' ? `text.${rules.platform}` : field,
      message,
    })),
  ];
}

function describeUnfilled(
  problem: ComposeProblem,
  rules: TextRules,
  asked: readonly Placeholder[],
): readonly FieldProblem[] {
  switch (problem.kind) {
    case 'no-variant':
      return [
        {
          field: 'platforms',
          message: `This message has no ${problem.voice === 'personal' ? 'personal' : 'office'} wording for ${rules.name}. Leave ${rules.name} out, or choose the other voice.`,
        },
      ];
    case 'unanswered':
      // checkAnswers has told it already, at the same field.
      return asked.some(({ key }) => key === problem.placeholder.key)
        ? []
        : [
            {
              field: answerField(problem.placeholder.key),
              message: `${problem.placeholder.label} is missing.`,
            },
          ];
    case 'unknown-token':
      return [
        {
          field: `text.${rules.platform}`,
          message: `The pack asks for ${problem.token}, which it does not explain. Tell whoever keeps the pack.`,
        },
      ];
  }
}
