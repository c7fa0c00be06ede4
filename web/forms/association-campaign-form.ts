import * as z from 'zod';
import type { Actor } from '#core/audit.ts';
import { answerField } from '#core/check-answers.ts';
import { readSlot } from '#core/check-slot.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { CampaignId, Language, PackId, type Platform } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import type { CampaignRequest } from '#use-cases/prepare-offers.ts';
import { AUDIENCE_LISTS, chooseOffices } from './association-audience.ts';
import { readSchedule, SCHEDULE_LISTS, ScheduleKind } from './association-schedule.ts';
import { firstProblems } from './failed-form.ts';
import { type FormState, type FormValues, textOf, valuesOf } from './form-state.ts';

/** The fields that are sent as often as there are choices. */
export const CAMPAIGN_LISTS = [
  ...SCHEDULE_LISTS,
  ...AUDIENCE_LISTS,
  'platforms',
  'hashtags',
  'withImage',
  'attested',
];

/** What belongs to the preview alone, and is no part of what is offered. */
const PREVIEW_FIELDS = ['form_token', 'attested', 'override', 'office'];

/** What stays the same while the form goes back and forth. Whoever alters it gets no form at all. */
export const CampaignSubject = z.looseObject({
  pack: PackId,
  kind: ScheduleKind,
  // As Clarion makes them: the ids of the posts are built on it and must stay ids.
  campaign: z
    .string()
    .regex(/^[a-z0-9]{26}$/)
    .pipe(CampaignId),
  language: Language,
  /** The version of the campaign that is revised, as the person saw it; absent where it is new. */
  revises: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
});
export type CampaignSubject = z.infer<typeof CampaignSubject>;

const LONGEST_TITLE = 120;
const LONGEST_REASON = 300;

export interface CampaignSurroundings {
  readonly pack: Pack;
  /** The association's member offices. */
  readonly offices: readonly Office[];
  readonly platforms: readonly Platform[];
  readonly zone: Zone;
  readonly now: Instant;
  readonly by: Actor;
}

/** What the form asks to offer, or what is wrong with it, by field. What a text says is checked when it is prepared. */
export function readCampaignRequest(
  subject: CampaignSubject,
  values: FormValues,
  around: CampaignSurroundings,
): Result<CampaignRequest, readonly FieldProblem[]> {
  const { pack, offices, zone, now } = around;
  const form = { values, errors: {} };
  const schedule = readSchedule(subject.kind, pack, form);
  const chosen = chooseOffices(form, offices);
  const deadline = { date: textOf(form, 'deadlineDate'), time: textOf(form, 'deadlineTime') };
  const due = readSlot(deadline, zone, now);
  const title = textOf(form, 'title').trim();
  const problems = [
    ...(title.length > LONGEST_TITLE
      ? [{ field: 'title', message: `The title is too long. Use at most ${LONGEST_TITLE} characters.` }]
      : []),
    ...(pack.languages.includes(subject.language)
      ? []
      : [{ field: 'language', message: 'Choose a language that the pack is written in.' }]),
    ...(title === '' ? [{ field: 'title', message: 'Give the campaign a title.' }] : []),
    ...(schedule.ok ? [] : schedule.error),
    ...(valuesOf(form, 'platforms').length === 0
      ? [{ field: 'platforms', message: 'Choose at least one platform.' }]
      : []),
    ...(chosen.ok ? [] : chosen.error),
    ...(due.ok
      ? []
      : [shownAt({ field: `deadline.${due.error.problem.field}`, message: due.error.problem.message })]),
  ];
  if (problems.length > 0 || !schedule.ok || !chosen.ok) return err(problems);
  return ok({
    campaignId: subject.campaign,
    packId: subject.pack,
    title,
    schedule: schedule.value,
    answers: readAnswers(pack, form),
    hashtags: valuesOf(form, 'hashtags'),
    platforms: around.platforms.filter((platform) => valuesOf(form, 'platforms').includes(platform)),
    language: subject.language,
    withImage: valuesOf(form, 'withImage').includes('yes'),
    officeIds: chosen.value.map(({ id }) => id),
    deadline,
    by: around.by,
  });
}

function readAnswers(pack: Pack, form: FormState): CampaignRequest['answers'] {
  const asked = pack.placeholders.filter(({ from }) => from === undefined);
  return Object.fromEntries(asked.map(({ key }) => [key, textOf(form, answerField(key)).trim()]));
}

/** The reason why alike texts may be offered all the same; a problem where it is too long to be read. */
export function readOverride(values: FormValues): Result<string, FieldProblem> {
  const reason = textOf({ values, errors: {} }, 'override')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/\.+$/, '');
  return reason.length > LONGEST_REASON
    ? err({ field: 'override', message: `Use at most ${LONGEST_REASON} characters for the reason.` })
    : ok(reason);
}

/** What the preview carries along unseen: nothing is stored before it is offered. */
export function carriedValues(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !PREVIEW_FIELDS.includes(name)));
}

/** The form again, with each problem at a field that it has. */
export function failedCampaign(
  values: FormValues,
  problems: readonly FieldProblem[],
  { zone, now }: Pick<CampaignSurroundings, 'zone' | 'now'>,
): FormState {
  const form = { values, errors: {} };
  const wanted = { date: textOf(form, 'deadlineDate'), time: textOf(form, 'deadlineTime') };
  const due = readSlot(wanted, zone, now);
  // A time that the clock skips is answered with the one that would be taken instead.
  const [deadlineDate, deadlineTime] = (due.ok ? undefined : due.error.instead)?.split('T') ?? [];
  const proposed = deadlineDate && deadlineTime ? { deadlineDate, deadlineTime } : {};
  return { values: { ...carriedValues(values), ...proposed }, errors: firstProblems(problems.map(shownAt)) };
}

/** Where the form shows a problem that is told of something wider than one field. */
function shownAt({ field, message }: FieldProblem): FieldProblem {
  return { field: FIELDS[field] ?? field, message };
}

const FIELDS: Readonly<Record<string, string>> = {
  deadline: 'deadlineDate',
  'deadline.date': 'deadlineDate',
  'deadline.time': 'deadlineTime',
  offices: 'audience',
};
