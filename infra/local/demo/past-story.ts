import { CampaignId, MessageId, OfficeId, PackId } from '#core/ids.ts';
import { LocalTime, localTimeIn } from '#core/slot.ts';
import { DAY, HOUR, type Instant, later } from '#core/time.ts';
import { DEMO_ASSOCIATION, DEMO_OFFICES } from './offices.ts';

/** What has happened in the demo before its first start: a campaign of the association, which most offices took part in. */

export const PAST_CAMPAIGN = CampaignId.parse('demo-meet-your-election-office');
export const PAST_PACK = PackId.parse('standards-of-conduct');
export const PAST_TITLE = 'Meet your election office';

/** How long before the first start the campaign was offered, in milliseconds. */
export const BEGAN = 43 * DAY;

const MESSAGES = [
  { id: 'talking-point-2-meet-us', ago: 41 * DAY },
  { id: 'principle-01-law', ago: 34 * DAY },
  // Old enough for all zones to have posted it, and too young for every figure of a day to be there.
  { id: 'principle-04-dignity', ago: 30 * HOUR },
] as const;

/** Each message at nine in the morning, on the clock of each office. */
export function pastTurns(start: Instant) {
  return MESSAGES.map(({ id, ago }) => ({
    messageId: MessageId.parse(id),
    local: LocalTime.parse(`${dayBefore(start, ago)}T09:00`),
  }));
}

/** Until when the offices could answer. */
export function pastDeadline(start: Instant) {
  return { date: dayBefore(start, 42 * DAY), time: '17:00' };
}

function dayBefore(start: Instant, ago: number): string {
  return localTimeIn(later(start, -ago), DEMO_ASSOCIATION.zone).slice(0, 10);
}

export type PastAnswer = 'accept' | 'change' | 'decline' | 'silent';

const ANSWERS: Readonly<Record<string, PastAnswer>> = {
  saguaro: 'change',
  'playa-larga': 'silent',
  'four-rivers-state': 'decline',
};

export const DECLINED_BECAUSE = 'The State has a series of its own this fall';
/** What Saguaro makes of the end of its first text. */
export const OWN_WORDS = 'Our doors are open on weekdays from 8 to 5.';

/** The office that joined later, and has announced nothing yet. */
const NEWEST = OfficeId.parse('kestrel-bay');

export const PAST_OFFICES = DEMO_OFFICES.filter(({ office }) => office.id !== NEWEST);

export const answerOf = (officeId: OfficeId): PastAnswer => ANSWERS[officeId] ?? 'accept';

/** A post that somebody of the office took from its page on the platform itself, and how long before the start. */
export const REMOVED = {
  officeId: OfficeId.parse('riverton'),
  messageId: MessageId.parse('principle-01-law'),
  platform: 'facebook',
  ago: 31 * DAY,
  because: 'It linked to a page that named the old address of the office',
  /** How long before it was taken off somebody had noticed, in milliseconds. */
  noticed: 3 * HOUR,
} as const;

/** When the platforms stopped to take the tokens of the office whose connections have ended. */
export const ENDED = 12 * DAY;

/** How long a person takes until a post that they put up by hand is public, in milliseconds. */
export const BY_HAND_TAKES = 2 * HOUR;

/** What that person typed in for their first post, and how long after Clarion could read it first. */
export const TYPED_AFTER = 2 * HOUR;
export const BY_HAND_NUMBERS = {
  '24h': { 'post_media_view@1': '318', 'post_clicks@1': '9' },
  '7d': { 'post_media_view@1': '402', 'post_clicks@1': '11' },
} as const;
