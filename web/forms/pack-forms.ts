import * as z from 'zod';
import { Language } from '#core/ids.ts';
import { OwnPackId } from '#core/own-pack/own-pack.ts';
import { PackHeader } from '#core/pack.ts';
import { reasonField } from './reason-field.ts';

/** The title of a new pack; the id was drawn when the form was shown. */
export const NewPackForm = z.object({
  id: OwnPackId,
  title: z.string().trim().min(1, 'Give the pack a title.').max(120, 'Use at most 120 characters.'),
});

const count = z.coerce.number().int().nonnegative();
const text = z.string().trim().max(500, 'Use at most 500 characters.').default('');
const chosen = z.array(Language);

export const PACK_LANGUAGE_LISTS = ['languages', 'required'];

/** What a pack says of itself. */
export const PackDetailsForm = z.object({
  seen: count,
  title: NewPackForm.shape.title,
  summary: text,
  topic: PackHeader.shape.topic,
  source: text,
  license: text,
  review_by: z.union([z.literal(''), z.iso.date('Write the date as year-month-day, such as 2027-03-01.')]),
  languages: chosen.min(1, 'Choose at least one language.'),
  required: chosen.min(1, 'Choose at least one language that every message has to have.'),
});

/** A publication, an approval or a removal of what the person has seen. */
export const SeenHashForm = z.object({ seen: z.string().default('') });
export const SeenVersionForm = z.object({ seen: count });

export const ApproveTextsForm = z.object({
  /** `message language hash` of each text that was read. */
  texts: z.array(z.string()).min(1, 'Choose the texts that you have read and approve.'),
});

export const RetirePackForm = z.object({ reason: reasonField('Say why the pack is retired.') });
