import * as z from 'zod';
import type { Actor } from '#core/audit.ts';
import type { Channel } from '#core/channel.ts';
import { answerField } from '#core/check-answers.ts';
import type { Answers } from '#core/compose-post.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { CampaignId, Language, MessageId, PackId, Platform } from '#core/ids.ts';
import { answerFrom, type Office } from '#core/office.ts';
import { findVariant, type Message, type Pack, Voice } from '#core/pack.ts';
import type { LocalTime } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import type { AnnouncementRequest } from '#use-cases/prepare-announcement.ts';
import { nextWeekdayMorning } from './default-time.ts';
import { failedAt } from './failed-form.ts';
import { type FormState, type FormValues, freshForm, textOf } from './form-state.ts';

/** The fields that are sent as often as there are choices. */
export const ANNOUNCEMENT_LISTS = ['platforms', 'hashtags', 'withImage', 'attested'];

/** What stays the same while the form goes back and forth. Whoever alters it gets no form at all. */
export const AnnouncementSubject = z.object({
  pack: PackId,
  message: MessageId,
  // As Clarion makes them: the ids of the posts are built on it and must stay ids.
  campaign: z
    .string()
    .regex(/^[a-z0-9]{26}$/)
    .pipe(CampaignId),
});

/** The announcement form as it is sent. What the office says in it is checked when it is prepared. */
export const AnnouncementForm = z
  .looseObject({
    ...AnnouncementSubject.shape,
    voice: z.enum(Voice.options, 'Choose in whose voice the posts speak.'),
    language: Language,
    platforms: z.array(Platform),
    hashtags: z.array(z.string()),
    withImage: z.array(z.literal('yes')),
    picture: z.string().default(''),
    alt: z.string().default(''),
    date: z.string().default(''),
    time: z.string().default(''),
    attested: z.array(z.literal('yes')),
  })
  .transform((form) => ({
    ...form,
    attested: form.attested.length > 0,
    withImage: form.withImage.length > 0,
    answers: Object.fromEntries(Object.entries(form).flatMap(readAnswer)),
  }));
export type AnnouncementForm = z.infer<typeof AnnouncementForm>;

const ANSWER_PREFIX = answerField('');

function readAnswer([field, value]: readonly [string, unknown]): readonly (readonly [string, string])[] {
  return field.startsWith(ANSWER_PREFIX) && typeof value === 'string'
    ? [[field.slice(ANSWER_PREFIX.length), value.trim()]]
    : [];
}

/** What the form asks Clarion to announce. Only answers that the pack asks for are taken. */
export function requestOf(form: AnnouncementForm, pack: Pack, by: Actor): AnnouncementRequest {
  const answers = pack.placeholders.flatMap(({ key }) =>
    Object.hasOwn(form.answers, key) ? [[key, form.answers[key] ?? ''] as const] : [],
  );
  return {
    campaignId: form.campaign,
    packId: form.pack,
    messageId: form.message,
    answers: Object.fromEntries(answers),
    hashtags: form.hashtags,
    platforms: form.platforms,
    voice: form.voice,
    language: form.language,
    withImage: form.withImage,
    picture: form.picture,
    alt: form.alt,
    when: { date: form.date, time: form.time },
    by,
  };
}

/** The fields that hold a request, to carry it along or to show it again. */
export function valuesOfRequest(request: AnnouncementRequest): FormValues {
  const answers = Object.entries(request.answers).map(([key, answer]) => [answerField(key), answer] as const);
  return {
    campaign: request.campaignId,
    pack: request.packId,
    message: request.messageId,
    voice: request.voice,
    language: request.language,
    ...Object.fromEntries(answers),
    platforms: request.platforms,
    hashtags: request.hashtags,
    withImage: request.withImage ? ['yes'] : [],
    ...(request.picture && { picture: request.picture }),
    alt: request.alt,
    date: request.when.date,
    time: request.when.time,
  };
}

export interface FreshAnnouncement {
  readonly campaignId: string;
  readonly pack: Pack;
  readonly message: Message;
  readonly office: Office;
  readonly channels: readonly Channel[];
  /** Answers that come before those of the office's records. */
  readonly known?: Answers | undefined;
  readonly now: Instant;
}

/** The form as it is first drawn: everything that Clarion can know is filled in. */
export function freshAnnouncement(fresh: FreshAnnouncement): FormState {
  const { campaignId, pack, message, office, channels, known = {}, now } = fresh;
  const language = languageOf(freshForm(), message);
  const answers = pack.placeholders.map(({ key, from }) => [
    answerField(key),
    (Object.hasOwn(known, key) && known[key]) || (from ? answerFrom(office, from) : ''),
  ]);
  const image = message.media === undefined ? undefined : pack.images.get(message.media);
  const values: FormValues = {
    campaign: campaignId,
    pack: pack.id,
    message: message.id,
    voice: 'office',
    language,
    ...Object.fromEntries(answers),
    platforms: channels
      .filter(
        ({ status, platform }) =>
          status === 'connected' && findVariant(message, platform, language, 'office'),
      )
      .map(({ platform }) => platform),
    hashtags: message.hashtags.filter((tag) =>
      pack.hashtags.some((known) => known.tag === tag && known.status === 'on'),
    ),
    withImage: image ? ['yes'] : [],
    alt: image?.alt ?? '',
    ...nextWeekdayMorning(now, office.zone),
  };
  return { values, errors: {} };
}

/** The languages that a message is worded in, its first one first. */
export function languagesOf(message: Message): readonly Language[] {
  return [...new Set(message.variants.map(({ language }) => language))];
}

/** The language that a form has chosen; the message's first as long as it has chosen none. */
export function languageOf(form: FormState, message: Message): Language {
  const [first, ...others] = languagesOf(message);
  if (first === undefined) throw new Error(`${message.id} has no wording at all`);
  return others.find((language) => language === textOf(form, 'language')) ?? first;
}

/** Whether a problem is one of a single post's text, which no field of the form holds. */
export function isTextProblem({ field }: FieldProblem): boolean {
  return field.startsWith('text.');
}

/** The form again, with each problem at a field that it has. */
export function failedAnnouncement(
  request: AnnouncementRequest,
  problems: readonly FieldProblem[],
  instead: LocalTime | undefined,
): FormState {
  const shown = problems.map(({ field, message }) => ({ field: shownAt(field), message }));
  return failedAt(valuesOfRequest(request), shown, instead);
}

/** Where the form shows a problem: a text or a cost has no field of its own, and its channel can be left out. */
function shownAt(field: string): string {
  if (field.startsWith('text.') || field === 'cost') return 'platforms';
  return field === 'image' ? 'withImage' : field;
}
