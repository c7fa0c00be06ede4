import * as z from 'zod';
import type { Actor } from '#core/audit.ts';
import type { Channel } from '#core/channel.ts';
import { answerField } from '#core/check-answers.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { CampaignId, Language, type MessageId, PackId, Platform } from '#core/ids.ts';
import { answerFrom, type Office } from '#core/office.ts';
import { type Message, type Pack, Voice } from '#core/pack.ts';
import { err, ok, type Result } from '#core/result.ts';
import { localTimeIn } from '#core/slot.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import type { RotationRequest } from '#use-cases/prepare-rotation.ts';
import { type FormState, type FormValues, freshForm, textOf, valuesOf } from './form-state.ts';
import { RHYTHM_LISTS, readRhythm } from './rhythm-form.ts';

/** The fields that are sent as often as there are choices. */
export const ROTATION_LISTS = [...RHYTHM_LISTS, 'messages', 'platforms', 'hashtags', 'withImage', 'attested'];

/** What stays the same while the form goes back and forth. Whoever alters it gets no form at all. */
export const RotationSubject = z.looseObject({
  pack: PackId,
  // As Clarion makes them: the ids of the posts are built on it and must stay ids.
  campaign: z
    .string()
    .regex(/^[a-z0-9]{26}$/)
    .pipe(CampaignId),
});

/** A gap that keeps a message fresh: no reader of a month meets it twice. */
const FIRST_GAP = '28';

/** The messages of a pack that an office can say: what speaks to associations would be odd in its mouth. */
export function messagesToRotate(pack: Pack): readonly Message[] {
  return pack.messages.filter(({ audience }) => audience !== 'associations');
}

/** The messages that a form has ticked, in the pack's order. */
export function readMessages(pack: Pack, form: FormState): readonly MessageId[] {
  const ticked = valuesOf(form, 'messages');
  return messagesToRotate(pack)
    .map(({ id }) => id)
    .filter((id) => ticked.includes(id));
}

/** What a form answers to the pack's placeholders. */
export function readAnswers(pack: Pack, form: FormState): RotationRequest['answers'] {
  return Object.fromEntries(pack.placeholders.map(({ key }) => [key, textOf(form, answerField(key)).trim()]));
}

/** What the form asks Clarion to plan, or what is wrong with it, by field. What a text says is checked later. */
export function readRotationRequest(
  subject: z.infer<typeof RotationSubject>,
  values: FormValues,
  pack: Pack,
  by: Actor,
): Result<RotationRequest, readonly FieldProblem[]> {
  const form = { values, errors: {} };
  const rhythm = readRhythm(form);
  const messageIds = readMessages(pack, form);
  const voice = Voice.safeParse(textOf(form, 'voice'));
  const language = Language.safeParse(textOf(form, 'language'));
  const problems = [
    ...(messageIds.length === 0 ? [{ field: 'messages', message: 'Choose at least one message.' }] : []),
    ...(rhythm.ok ? [] : rhythm.error),
    ...(voice.success ? [] : [{ field: 'voice', message: 'Choose in whose voice the posts speak.' }]),
    ...(language.success ? [] : [{ field: 'language', message: 'Choose a language.' }]),
  ];
  if (problems.length > 0 || !rhythm.ok || !voice.success || !language.success) return err(problems);
  return ok({
    campaignId: subject.campaign,
    packId: subject.pack,
    messageIds,
    ...rhythm.value,
    answers: readAnswers(pack, form),
    hashtags: valuesOf(form, 'hashtags'),
    platforms: valuesOf(form, 'platforms').flatMap((name) => Platform.safeParse(name).data ?? []),
    voice: voice.data,
    language: language.data,
    withImage: valuesOf(form, 'withImage').includes('yes'),
    by,
  });
}

export interface FreshRotation {
  readonly campaignId: string;
  readonly pack: Pack;
  readonly office: Office;
  readonly channels: readonly Channel[];
  readonly now: Instant;
}

/** The form as it is first drawn: everything that Clarion can know or propose is filled in. */
export function freshRotation({ campaignId, pack, office, channels, now }: FreshRotation): FormState {
  const turning = messagesToRotate(pack).filter(
    ({ kind }) => kind === 'principle' || kind === 'talking-point',
  );
  const answers = pack.placeholders.map(({ key, from }) => [
    answerField(key),
    from ? answerFrom(office, from) : '',
  ]);
  return freshForm({
    campaign: campaignId,
    pack: pack.id,
    messages: turning.map(({ id }) => id),
    start: localTimeIn(later(now, DAY), office.zone).slice(0, 10),
    weeks: String(Math.max(1, turning.length)),
    weekdays: ['2'],
    time1: '09:00',
    gapDays: FIRST_GAP,
    voice: 'office',
    language: pack.languages[0] ?? 'en',
    ...Object.fromEntries(answers),
    platforms: channels.filter(({ status }) => status === 'connected').map(({ platform }) => platform),
    hashtags: pack.hashtags.filter(({ status }) => status === 'on').map(({ tag }) => tag),
    withImage: ['yes'],
  });
}

/** What belongs to a preview alone, and is no part of what is planned. */
const PREVIEW_FIELDS = ['form_token', 'attested', 'seen'];

/** What a preview carries along unseen: nothing is stored before it is confirmed. */
export function carriedRotation(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !PREVIEW_FIELDS.includes(name)));
}

/** Every field of a form as it was sent: texts, and lists of texts. */
export function textsOf(form: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]): readonly [string, string | readonly string[]][] => {
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) ? [[name, value.map(String)]] : [];
    }),
  );
}
