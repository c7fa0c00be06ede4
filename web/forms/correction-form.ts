import * as z from 'zod';
import { Correction } from '#core/correction.ts';
import { reasonField } from './reason-field.ts';

export const CorrectionId = Correction.shape.id;

/** What is missing is told all at once; whether the times make sense is checked when the correction is recorded. */
export const CorrectionForm = z
  .object({
    id: CorrectionId,
    reason: reasonField('Say in a few words what was wrong.'),
    noticedDate: z.string().min(1, 'Choose the day on which it was noticed.'),
    noticedTime: z.string().min(1, 'Choose the time at which it was noticed.'),
    remedy: z.enum(['deleted', 'post', 'edited'], 'Choose how it was put right.'),
    permalink: z.string().default(''),
    postId: z.string().default(''),
    correctedDate: z.string().min(1, 'Choose the day on which it was put right.'),
    correctedTime: z.string().min(1, 'Choose the time at which it was put right.'),
  })
  .transform(
    ({ noticedDate, noticedTime, correctedDate, correctedTime, remedy, permalink, postId, ...rest }) => ({
      ...rest,
      noticed: { date: noticedDate, time: noticedTime },
      corrected: { date: correctedDate, time: correctedTime },
      remedy: { kind: remedy, permalink, postId },
    }),
  );
