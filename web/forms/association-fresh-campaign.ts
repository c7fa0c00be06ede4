import type { CampaignId } from '#core/ids.ts';
import type { Pack } from '#core/pack.ts';
import { localTimeIn, type Zone } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import { offeredMessages, type ScheduleKind, timeField } from './association-schedule.ts';
import { type FormState, freshForm } from './form-state.ts';

/** Days that offices have to read and answer, and days after which the first post goes out: first proposals. */
const DAYS_TO_ANSWER = 10;
const DAYS_TO_START = 14;

export interface FreshCampaign {
  readonly campaignId: CampaignId | string;
  readonly pack: Pack;
  readonly kind: ScheduleKind;
  readonly rules: readonly TextRules[];
  readonly zone: Zone;
  readonly now: Instant;
}

/** The form as it is first drawn: whatever can be proposed is filled in. */
export function freshCampaign({ campaignId, pack, kind, rules, zone, now }: FreshCampaign): FormState {
  const day = (days: number) => localTimeIn(later(now, days * DAY), zone).slice(0, 10);
  const messages = offeredMessages(pack);
  const turning = messages.filter(
    (message) => message.kind === 'principle' || message.kind === 'talking-point',
  );
  return freshForm({
    campaign: campaignId,
    pack: pack.id,
    kind,
    language: pack.languages[0] ?? 'en',
    title: pack.title,
    platforms: rules.map(({ platform }) => platform),
    hashtags: pack.hashtags.filter(({ status }) => status === 'on').map(({ tag }) => tag),
    withImage: ['yes'],
    audience: 'all',
    deadlineDate: day(DAYS_TO_ANSWER),
    deadlineTime: '17:00',
    ...(kind === 'dates'
      ? Object.fromEntries(messages.map(({ id }) => [timeField(id), '09:00']))
      : {
          messages: turning.map(({ id }) => id),
          start: day(DAYS_TO_START),
          weeks: String(Math.max(1, turning.length)),
          weekdays: ['2'],
          time1: '09:00',
          gapDays: '28',
        }),
  });
}
