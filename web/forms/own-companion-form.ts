import * as z from 'zod';
import { keysIn } from '#core/check-pack/check-companion.ts';
import { readBlocks, writeBlocks } from '#core/companion/block-notation.ts';
import {
  type CompanionField,
  CompanionKind,
  CompanionTemplate,
  type CompanionWording,
} from '#core/companion/companion-template.ts';
import { type Language, PackId } from '#core/ids.ts';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import type { Placeholder } from '#core/pack.ts';
import type { FieldErrors, FormValues } from './form-state.ts';

const seen = z.coerce.number().int().nonnegative().catch(0);

/** What a companion begins with: `pack kind` of one that came with Clarion. */
export const StartCompanionForm = z.object({
  seen,
  from: z
    .string()
    .default('')
    .transform((value) => {
      const [packId, kind] = value.split(' ');
      return { packId, kind };
    })
    .pipe(z.object({ packId: PackId, kind: CompanionKind })),
});

/** A companion as it was typed, read by `readCompanion` for its pack. */
export const OwnCompanionForm = z.looseObject({ seen });
export const RemoveCompanionForm = z.object({ seen });

export const titleField = (language: Language): string => `title-${language}`;
export const textField = (language: Language): string => `text-${language}`;
export const labelField = (key: string): string => `label-${key}`;
export const hintField = (key: string): string => `hint-${key}`;
export const promptsField = (key: string): string => `prompts-${key}`;

/** Those of the pack, then any other in which the companion is worded all the same. */
export function languagesOf(
  { languages }: Pick<OwnPack, 'languages'>,
  { wordings }: CompanionTemplate,
): readonly Language[] {
  return [...new Set([...languages, ...wordings.map(({ language }) => language)])];
}

/** The form as it is drawn first. */
export function valuesOfTemplate(template: CompanionTemplate, version: number): FormValues {
  const { title, summary, words, fields, wordings } = template;
  return {
    seen: String(version),
    title,
    summary,
    ...(words && { least: String(words.min), most: String(words.max) }),
    ...Object.fromEntries(
      wordings.flatMap(({ language, title: heading, blocks }) => [
        [titleField(language), heading],
        [textField(language), writeBlocks(blocks)],
      ]),
    ),
    ...Object.fromEntries(
      fields.flatMap(({ key, label, hint = '', prompts }) => [
        [labelField(key), label],
        [hintField(key), hint],
        ...(prompts ? [[promptsField(key), prompts.join('\n')]] : []),
      ]),
    ),
  };
}

type Reading = { readonly template: CompanionTemplate } | { readonly errors: FieldErrors };

/** The companion that a form describes. A text may ask for whatever the companion or its pack has a question for. */
export function readTemplate(
  before: CompanionTemplate,
  pack: Pick<OwnPack, 'languages' | 'placeholders'>,
  values: FormValues,
): Reading {
  const text = (name: string) => (typeof values[name] === 'string' ? String(values[name]).trim() : '');
  const errors: Record<string, string> = {};
  const wordings = languagesOf(pack, before).flatMap((language): CompanionWording[] => {
    const blocks = [...readBlocks(text(textField(language)))];
    const title = text(titleField(language));
    if (blocks.length === 0 && title === '') return [];
    if (blocks.length === 0) errors[textField(language)] = 'Write the text, or empty its title too.';
    if (title === '') errors[titleField(language)] = 'Give the document a title.';
    const { sources } = before.wordings.find((each) => each.language === language) ?? {};
    return [{ language, title, ...(sources !== undefined && { sources }), blocks }];
  });
  const [main] = languagesOf(pack, before);
  if (wordings.length === 0 && main) errors[textField(main)] = 'Write the text in one language at least.';
  const asked = [...new Set(wordings.flatMap(({ blocks }) => blocks.flatMap(keysIn)))];
  const known = before.fields.map((field) => typedField(field, text, values));
  const fields = [
    ...known.filter(({ key }) => asked.includes(key)),
    ...pack.placeholders
      .filter(({ key }) => asked.includes(key) && !known.some((field) => field.key === key))
      .map(fieldOfPlaceholder),
  ];
  const words = before.words && { min: Number(text('least')), max: Number(text('most')) };
  if (words && !(words.min >= 1 && words.max >= words.min)) {
    errors.least = 'Give two whole numbers, the smaller one first.';
  }
  if (Object.keys(errors).length > 0) return { errors };
  const { title, summary } = { title: text('title'), summary: text('summary') };
  const typed = { ...before, title, summary, ...(words && { words }), fields, wordings };
  const parsed = CompanionTemplate.safeParse(typed);
  return parsed.success ? { template: parsed.data } : { errors: errorsOf(parsed.error, wordings, fields) };
}

function typedField(
  field: CompanionField,
  text: (name: string) => string,
  values: FormValues,
): CompanionField {
  const { hint: _, prompts, ...rest } = field;
  const hint = text(hintField(field.key));
  const lines = text(promptsField(field.key))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  // A question that came into the texts after the form was drawn has no fields in it yet.
  if (values[labelField(field.key)] === undefined) return field;
  return {
    ...rest,
    label: text(labelField(field.key)),
    ...(hint !== '' && { hint }),
    ...(prompts && { prompts: lines }),
  };
}

/** A question of the pack's messages, asked for a document: the campaign's answer is taken over. */
function fieldOfPlaceholder(placeholder: Placeholder): CompanionField {
  const { key, label, hint, type, required, aliases, max_length, from, example } = placeholder;
  return {
    ...{ key, label, required, aliases, max_length, example },
    type: type === 'choice' ? 'text' : type,
    ...(hint !== undefined && { hint }),
    ...(from !== undefined && { from }),
  };
}

function errorsOf(
  { issues }: z.ZodError,
  wordings: readonly CompanionWording[],
  fields: readonly CompanionField[],
): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { path, code } of issues) {
    const [list, at, part] = path;
    const wording = list === 'wordings' ? wordings[Number(at)] : undefined;
    const field = list === 'fields' ? fields[Number(at)] : undefined;
    let name = String(list);
    if (wording) name = (part === 'title' ? titleField : textField)(wording.language);
    else if (field) {
      const nameIn = part === 'hint' ? hintField : part === 'prompts' ? promptsField : labelField;
      name = nameIn(field.key);
    }
    errors[name] ??=
      code === 'too_big'
        ? 'A part of this is too long: keep a paragraph below 2,000 characters, and a question below 500.'
        : 'Something is missing here.';
  }
  return errors;
}
