import * as z from 'zod';
import type { WantedBlackout } from '#core/check-blackout.ts';
import { Blackout } from '#core/gate.ts';
import { reasonField } from './reason-field.ts';

export const BlackoutId = Blackout.shape.id;

/** What is missing is told all at once; whether the times make sense is checked when the blackout is entered. */
export const BlackoutForm = z.object({
  id: BlackoutId,
  fromDate: z.string().min(1, 'Choose the day on which it begins.'),
  fromTime: z.string().min(1, 'Choose the time at which it begins.'),
  untilDate: z.string().min(1, 'Choose the day on which it ends.'),
  untilTime: z.string().min(1, 'Choose the time at which it ends.'),
  reason: reasonField('Say in a few words why your office keeps silent.'),
  citation: reasonField('Name the law or policy that asks for it.'),
  posts: z.enum(Blackout.shape.posts.options, 'Choose what becomes of posts that fall due in it.'),
});
export type BlackoutForm = z.infer<typeof BlackoutForm>;

export function wantedBlackout(form: BlackoutForm): WantedBlackout {
  const { fromDate, fromTime, untilDate, untilTime, reason, citation, posts } = form;
  return {
    from: { date: fromDate, time: fromTime },
    until: { date: untilDate, time: untilTime },
    reason,
    citation,
    posts,
  };
}

export const RemoveBlackoutForm = z.object({
  reason: reasonField('Say in a few words why posts may go out in this time.'),
});
