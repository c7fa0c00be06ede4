import type { AssociationCampaign } from '#core/association-campaign.ts';
import { answerField } from '#core/check-answers.ts';
import type { Office } from '#core/office.ts';
import { localTimeIn, type Zone } from '#core/slot.ts';
import { MOST_TICKED } from './association-audience.ts';
import { dateField, TIMES, timeField } from './association-schedule.ts';
import { type FormState, type FormValues, freshForm } from './form-state.ts';

/** The form of a campaign that is offered already, filled in as it stands, to be revised. */
export function revisedCampaign(
  campaign: AssociationCampaign,
  offices: readonly Office[],
  zone: Zone,
): FormState {
  const [deadlineDate = '', deadlineTime = ''] = localTimeIn(campaign.deadline, zone).split('T');
  const answers = Object.entries(campaign.answers).map(([key, answer]) => [answerField(key), answer]);
  return freshForm({
    campaign: campaign.id,
    revises: String(campaign.version),
    pack: campaign.source.packId,
    kind: campaign.schedule.kind,
    language: campaign.language,
    title: campaign.title,
    platforms: campaign.platforms,
    hashtags: campaign.hashtags,
    withImage: campaign.withImage ? ['yes'] : [],
    deadlineDate,
    deadlineTime,
    ...Object.fromEntries(answers),
    ...audienceOf(campaign, offices),
    ...scheduleOf(campaign),
  });
}

function audienceOf({ officeIds }: AssociationCampaign, offices: readonly Office[]): FormValues {
  if (officeIds.length === offices.length) return { audience: 'all' };
  return offices.length > MOST_TICKED
    ? { audience: 'named', ids: officeIds.join('\n') }
    : { audience: 'named', named: officeIds };
}

function scheduleOf({ schedule }: AssociationCampaign): FormValues {
  if (schedule.kind === 'dates') {
    return Object.fromEntries(
      schedule.turns.flatMap(({ messageId, local }) => {
        const [date = '', time = ''] = local.split('T');
        return [
          [dateField(messageId), date],
          [timeField(messageId), time],
        ];
      }),
    );
  }
  const { messageIds, start, weeks, weekdays, times, gapDays } = schedule;
  return {
    messages: messageIds,
    start,
    weeks: String(weeks),
    weekdays: weekdays.map(String),
    ...Object.fromEntries(times.map((time, index) => [TIMES[index] ?? '', time])),
    gapDays: String(gapDays),
  };
}
