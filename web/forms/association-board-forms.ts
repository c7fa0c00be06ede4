import * as z from 'zod';
import { OfficeId } from '#core/ids.ts';
import { reasonField } from './reason-field.ts';

export const WithdrawForm = z.object({
  reason: reasonField('Say in a few words why the campaign is withdrawn.'),
});

export const WithdrawMessageForm = z.object({
  reason: reasonField('Say in a few words why the message is withdrawn.'),
});

/** Whom to ask again: one office, or everybody who has not answered. */
export const NudgeForm = z.object({ office: OfficeId.optional() });
