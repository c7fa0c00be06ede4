import * as z from 'zod';
import type { Actor } from '#core/audit.ts';
import type { Channel } from '#core/channel.ts';
import { answerField } from '#core/check-answers.ts';
import { AnchoredTime, MAX_ANCHOR_DAYS } from '#core/election/anchored-time.ts';
import type { OfficeDate } from '#core/election/dates-for.ts';
import { ClockTime } from '#core/election/day.ts';
import type { ElectionId } from '#core/election/election.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { CampaignId, Language, MessageId, PackId, Platform } from '#core/ids.ts';
import { answerFrom, type Office } from '#core/office.ts';
import { findMessage, type Pack, Voice } from '#core/pack.ts';
import { err, ok, type Result } from '#core/result.ts';
import { MOST_TURNS, type SeriesRequest, type SeriesTurn } from '#use-cases/prepare-series.ts';
import { type FormState, type FormValues, freshForm, textOf, valuesOf } from './form-state.ts';

/** The fields that are sent as often as there are choices. */
export const SERIES_LISTS = ['platforms', 'hashtags', 'withImage', 'attested'];

/** What stays the same while the form goes back and forth. Whoever alters it gets no form at all. */
export const SeriesSubject = z.looseObject({
  pack: PackId,
  campaign: z
    .string()
    .regex(/^[a-z0-9]{26}$/)
    .pipe(CampaignId),
});

/** The rows of the form, one message each. */
export const SERIES_ROWS = Array.from({ length: MOST_TURNS }, (_, index) => index + 1);

/** What a row's date is called in the form: its kind, with the name of a civic day behind. */
export function anchorKey({ date: { kind, civicDay } }: OfficeDate): string {
  return civicDay === undefined ? kind : `${kind}:${civicDay}`;
}

export interface FreshSeries {
  readonly campaignId: string;
  readonly pack: Pack;
  readonly office: Office;
  readonly channels: readonly Channel[];
}

/** The form as it is first drawn: everything that Clarion can know is filled in. */
export function freshSeries({ campaignId, pack, office, channels }: FreshSeries): FormState {
  const answers = pack.placeholders.map(({ key, from }) => [
    answerField(key),
    from ? answerFrom(office, from) : '',
  ]);
  const rows = SERIES_ROWS.flatMap((row) => [
    [`anchor.${row}`, 'election-day'],
    [`side.${row}`, 'before'],
    [`at.${row}`, '09:00'],
  ]);
  return freshForm({
    campaign: campaignId,
    pack: pack.id,
    voice: 'office',
    language: pack.languages[0] ?? 'en',
    platforms: channels.filter(({ status }) => status === 'connected').map(({ platform }) => platform),
    hashtags: pack.hashtags.filter(({ status }) => status === 'on').map(({ tag }) => tag),
    withImage: ['yes'],
    ...Object.fromEntries(answers),
    ...Object.fromEntries(rows),
  });
}

/** What the form asks to be planned, or what is wrong with it, by field. */
export function readSeriesRequest(
  values: FormValues,
  subject: { readonly campaign: CampaignId; readonly pack: Pack; readonly electionId: ElectionId },
  by: Actor,
): Result<SeriesRequest, readonly FieldProblem[]> {
  const { campaign, pack, electionId } = subject;
  const form: FormState = { values, errors: {} };
  const rows = SERIES_ROWS.filter((row) => textOf(form, `message.${row}`) !== '').map((row) =>
    readRow(form, row, pack, electionId),
  );
  const voice = Voice.safeParse(textOf(form, 'voice'));
  const problems = [
    ...rows.flatMap((row) => (row.ok ? [] : row.error)),
    ...(rows.length === 0 ? [{ field: 'message.1', message: 'Choose at least one message.' }] : []),
    ...(voice.success ? [] : [{ field: 'voice', message: 'Choose in whose voice the posts speak.' }]),
    ...(valuesOf(form, 'platforms').length === 0
      ? [{ field: 'platforms', message: 'Choose at least one channel to post on.' }]
      : []),
  ];
  if (problems.length > 0 || !voice.success) return err(problems);
  const language = pack.languages.find((known) => known === textOf(form, 'language'));
  return ok({
    campaignId: campaign,
    packId: pack.id,
    electionId,
    turns: rows.flatMap((row) => (row.ok ? [row.value] : [])),
    answers: Object.fromEntries(
      pack.placeholders.map(({ key }) => [key, textOf(form, answerField(key)).trim()]),
    ),
    hashtags: valuesOf(form, 'hashtags'),
    platforms: valuesOf(form, 'platforms').flatMap((each) => Platform.safeParse(each).data ?? []),
    voice: voice.data,
    language: language ?? pack.languages[0] ?? Language.parse('en'),
    withImage: valuesOf(form, 'withImage').includes('yes'),
    by,
  });
}

function readRow(
  form: FormState,
  row: number,
  pack: Pack,
  electionId: ElectionId,
): Result<SeriesTurn, readonly FieldProblem[]> {
  const messageId = MessageId.safeParse(textOf(form, `message.${row}`)).data;
  const at = ClockTime.safeParse(textOf(form, `at.${row}`)).data;
  const days = /^\d{1,4}$/.exec(textOf(form, `days.${row}`).trim())?.[0];
  const count = Number(days ?? 'none');
  const [kind, civicDay] = textOf(form, `anchor.${row}`).split(':');
  const sign = textOf(form, `side.${row}`) === 'after' ? 1 : -1;
  const anchored = AnchoredTime.safeParse({ electionId, kind, civicDay, days: sign * count, at });
  if (messageId !== undefined && findMessage(pack, messageId) && anchored.success) {
    return ok({ row, messageId, anchored: anchored.data, picture: textOf(form, `picture.${row}`) });
  }
  const problems: FieldProblem[] = [];
  if (messageId === undefined || !findMessage(pack, messageId)) {
    problems.push({ field: `message.${row}`, message: 'Choose a message of the list.' });
  }
  if (days === undefined || count > MAX_ANCHOR_DAYS) {
    const allowed = `from 0 to ${MAX_ANCHOR_DAYS}; 0 is the day itself`;
    problems.push({ field: `days.${row}`, message: `Write a number of days, ${allowed}.` });
  }
  if (at === undefined)
    problems.push({ field: `at.${row}`, message: 'Choose a time, as hours and minutes.' });
  if (problems.length === 0) problems.push({ field: `anchor.${row}`, message: 'Choose a date of the list.' });
  return err(problems);
}

/** What the preview carries along unseen: nothing is stored before it is launched. */
export function carriedSeries(values: FormValues): FormValues {
  const { attested: _attested, form_token: _token, ...rest } = values;
  return rest;
}
