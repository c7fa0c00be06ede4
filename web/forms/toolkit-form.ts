import type { HonoRequest } from 'hono';
import * as z from 'zod';
import { Language, Platform } from '#core/ids.ts';
import type { DraftPack } from '#core/import-toolkit/draft-pack.ts';
import {
  type HandleChoice,
  handleChoices,
  proposeDecisions,
  type ToolkitDecisions,
  type WordingDecision,
} from '#core/import-toolkit/toolkit-decisions.ts';
import { type DraftWording, wordingsOf } from '#core/import-toolkit/wordings-of-draft.ts';
import { MESSAGES_OF_PACK } from '#core/own-pack/own-pack.ts';
import { Voice } from '#core/pack.ts';
import type { FieldErrors, FormState, FormValues } from './form-state.ts';
import { textOf, valuesOf } from './form-state.ts';
import { NewPackForm } from './pack-forms.ts';
import { readForm } from './read-form.ts';

/** What the posts of a toolkit can be; its talking points are talking points. */
export const POST_KINDS = ['announcement', 'principle', 'how-to', 'share'] as const;

const ReviewForm = z.looseObject({
  title: NewPackForm.shape.title,
  language: Language,
  kind: z.enum(POST_KINDS),
  take: z.array(z.string()),
  urgent: z.array(z.string()),
  hashtags: z.array(z.string()),
});

export const platformsField = ({ key }: Pick<DraftWording, 'key'>) => `platforms-${key}`;
export const voiceField = ({ key }: Pick<DraftWording, 'key'>) => `voice-${key}`;
export const handleField = (at: number) => `handle-${at}`;
export const altField = (at: number) => `alt-${at}`;

/** The form as Clarion proposes to fill it in. */
export function reviewForm(draft: DraftPack): FormState {
  const { title, kind, language, wordings, hashtags } = proposeDecisions(draft);
  const keysOf = (is: (decision: WordingDecision) => boolean) =>
    [...wordings].flatMap(([key, decision]) => (is(decision) ? [key] : []));
  const values: Record<string, string | readonly string[]> = {
    title: title.slice(0, 120),
    kind,
    language,
    take: keysOf(({ isTaken }) => isTaken),
    urgent: keysOf(({ isTimeSensitive }) => isTimeSensitive),
    hashtags,
  };
  for (const [key, { platforms, voice }] of wordings) {
    values[platformsField({ key })] = platforms;
    values[voiceField({ key })] = voice;
  }
  for (const [at, { spellings }] of handleChoices(draft).entries())
    values[handleField(at)] = spellings[0] ?? '';
  for (const [at, { alt }] of draft.images.entries()) values[altField(at)] = alt;
  return { values, errors: {} };
}

export type ReviewReading =
  | { readonly ok: true; readonly decisions: ToolkitDecisions; readonly form: FormState }
  | { readonly ok: false; readonly form: FormState };

/** Reads what a person has decided about a draft, post by post. */
export async function readReview(request: HonoRequest, draft: DraftPack): Promise<ReviewReading> {
  const all = wordingsOf(draft);
  const lists = ['take', 'urgent', 'hashtags', ...all.map(platformsField)];
  const reading = await readForm(request, ReviewForm, lists);
  if (!reading.ok) return { ok: false, form: reading };
  const { title, language, kind, take, urgent, hashtags } = reading.value;
  const form: FormState = { values: reading.value as FormValues, errors: {} };
  const wordings = all.map((wording) => [wording.key, readWording(form, wording, take, urgent)] as const);
  const errors = checkWordings(wordings);
  if (Object.keys(errors).length > 0) return { ok: false, form: { ...form, errors } };
  const handles = handleChoices(draft).map((choice, at) => readHandle(form, choice, at));
  const alts = draft.images.map(({ file }, at) => [file, textOf(form, altField(at)).trim()] as const);
  const decisions: ToolkitDecisions = {
    ...{ title, language, kind, hashtags },
    wordings: new Map(wordings),
    handles: new Map(handles),
    alts: new Map(alts.map(([file, alt]) => [file, alt.slice(0, 1000)])),
  };
  return { ok: true, decisions, form };
}

function readWording(
  form: FormState,
  wording: DraftWording,
  take: readonly string[],
  urgent: readonly string[],
): WordingDecision {
  const voice = Voice.safeParse(textOf(form, voiceField(wording)));
  const platforms = valuesOf(form, platformsField(wording)).map((id) => Platform.safeParse(id));
  return {
    isTaken: take.includes(wording.key),
    platforms: platforms.flatMap((one) => (one.success ? [one.data] : [])),
    voice: voice.success ? voice.data : wording.voice,
    isTimeSensitive: urgent.includes(wording.key),
  };
}

function checkWordings(wordings: readonly (readonly [string, WordingDecision])[]): FieldErrors {
  const taken = wordings.filter(([, { isTaken }]) => isTaken);
  const errors: Record<string, string> = {};
  if (taken.length === 0) errors.take = 'Take at least one post, talking point or principle.';
  if (taken.length > MESSAGES_OF_PACK) {
    errors.take = `A pack holds at most ${MESSAGES_OF_PACK} messages, and ${taken.length} are taken. Leave some out: you can import the same file again for the others.`;
  }
  for (const [key, { platforms }] of taken) {
    if (platforms.length > 0) continue;
    errors[platformsField({ key })] = 'Choose at least one platform for this text, or do not take it.';
  }
  return errors;
}

function readHandle(
  form: FormState,
  { key, spellings }: HandleChoice,
  at: number,
): readonly [string, string] {
  const chosen = textOf(form, handleField(at));
  return [key, spellings.find((one) => one === chosen) ?? spellings[0] ?? ''];
}
