import type { Platform } from '#core/ids.ts';
import type { OfferState } from '#core/offer.ts';
import { describeTime } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import type { Words } from '#core/write-notice.ts';
import { countOf, describeFigures, HOW_COUNTED, type ToldCampaign, writeCount } from './write-reach.ts';
import {
  describePublished,
  LISTED,
  type SummarySurroundings,
  writeList,
  writeSummary,
} from './write-summary.ts';

/** What a summary tells of one campaign of an association: what its board and its reach show, and no more. */
export interface OfferedWeek extends ToldCampaign {
  readonly offices: number;
  /** How many of the offices stand how, at this instant. */
  readonly answers: Readonly<Record<OfferState | 'unreached', number>>;
  /** Until when an office can answer; absent where none can any more. */
  readonly openUntil: Instant | undefined;
  /** Where offices are asked again. */
  readonly board: string;
  /** Posts that became public in the week and had been so for an hour when they were counted. */
  readonly published: readonly (readonly [Platform, number])[];
  /** Times of the next week at which offices have a message, each on its own clock. */
  readonly coming: number;
}

/** What a summary of one week tells of an association. */
export interface AssociationWeek {
  /** When somebody stopped all posts of all offices; absent where nobody has. */
  readonly stoppedAt: Instant | undefined;
  readonly safety: string;
  /** The newest first. */
  readonly campaigns: readonly OfferedWeek[];
}

const NOTHING =
  'Nothing of your campaigns went out last week, nothing is planned for this week, and no office is asked for an answer.';

/** An association's week in words. Of its offices it says what the boards of its campaigns show. */
export function writeAssociationWeek(
  { stoppedAt, safety, campaigns }: AssociationWeek,
  surroundings: SummarySurroundings,
): Words {
  if (stoppedAt === undefined && campaigns.length === 0) return writeSummary([NOTHING], surroundings);
  const { nameOf } = surroundings;
  const { zone } = surroundings.place;
  const needs = [
    ...(stoppedAt === undefined
      ? []
      : [`* All posts of all offices are stopped since ${describeTime(stoppedAt, zone)}.\n  ${safety}`]),
    ...campaigns.flatMap(({ title, answers, offices, openUntil, board }) =>
      openUntil === undefined || answers.pending === 0
        ? []
        : [
            `* “${title}”: ${writeCount(answers.pending)} of ${countOf(offices, 'office')} ${answers.pending === 1 ? 'has' : 'have'} not answered yet, and can until ${describeTime(openUntil, zone)}.\n  ${board}`,
          ],
    ),
  ];
  const more = campaigns.length - LISTED;
  return writeSummary(
    [
      needs.length === 0
        ? 'Nothing needs attention.'
        : writeList(`${countOf(needs.length, 'thing needs', 'things need')} attention:`, needs),
      ...campaigns.slice(0, LISTED).map((campaign) => writeCampaign(campaign, nameOf)),
      ...(more > 0 ? [`And ${countOf(more, 'more campaign')}, which Clarion lists.`] : []),
      ...(campaigns.length > 0 ? [HOW_COUNTED] : []),
    ],
    surroundings,
  );
}

function writeCampaign(campaign: OfferedWeek, nameOf: (platform: Platform) => string): string {
  const { title, published, coming, link } = campaign;
  return [
    `“${title}”`,
    `* ${describeAnswers(campaign)}`,
    published.length === 0
      ? '* Last week no post was counted as public. Posts count an hour after they became public.'
      : `* Last week ${describePublished(published, nameOf)}. Posts count an hour after they became public.`,
    coming === 0
      ? '* No message is planned for this week.'
      : `* Planned for this week: messages at ${countOf(coming, 'time')}, on each office’s own clock.`,
    ...describeFigures(campaign, nameOf),
    `  ${link}`,
  ].join('\n');
}

const ANSWERED = ['accepted', 'customised', 'declined'] as const;
const WITHOUT_ANSWER = ['pending', 'expired', 'withdrawn', 'unreached'] as const;

const NAMES: Readonly<Record<OfferState | 'unreached', string>> = {
  accepted: 'accepted',
  customised: 'accepted with changes',
  declined: 'declined',
  pending: 'not yet',
  expired: 'not in time',
  withdrawn: 'withdrawn',
  unreached: 'not reached',
};

/** Such as `12 of 14 offices have answered: 11 accepted, 1 declined. The others: 2 not yet`. */
function describeAnswers({ answers, offices }: OfferedWeek): string {
  const name = (states: readonly (keyof typeof NAMES)[]) =>
    states
      .filter((state) => answers[state] > 0)
      .map((state) => `${writeCount(answers[state])} ${NAMES[state]}`)
      .join(', ');
  const answered = ANSWERED.reduce((sum, state) => sum + answers[state], 0);
  const whole = `${writeCount(answered)} of ${countOf(offices, 'office')} ${answered === 1 ? 'has' : 'have'} answered`;
  const said = name(ANSWERED);
  const rest = name(WITHOUT_ANSWER);
  return `${whole}${said === '' ? '' : `: ${said}`}.${rest === '' ? '' : ` The others: ${rest}.`}`;
}
