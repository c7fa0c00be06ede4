import { CLARION } from '#core/audit.ts';
import { Language, MemberId } from '#core/ids.ts';
import { DAY, HOUR, type Instant, later, MINUTE } from '#core/time.ts';
import { checkChannel } from '#use-cases/check-channel.ts';
import { goOnFanningOut } from '#use-cases/fan-out.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { SEEDER } from './demo-actors.ts';
import { type Deed, liveThrough } from './live-through.ts';
import { DEMO_ASSOCIATION, type DemoOffice } from './offices.ts';
import { answerOffer } from './past-answers.ts';
import { handOff, numbersByHand } from './past-by-hand.ts';
import { removal } from './past-removal.ts';
import * as story from './past-story.ts';
import type { PastParts } from './relive.ts';
import { seedCampaigns } from './seed-campaigns.ts';
import { endToken, type SeedingChannels } from './seed-channels.ts';

export interface LivingPast extends PastParts, Pick<SeedingChannels, 'sandbox'> {
  readonly clock: PastParts['clock'];
}

const PAT = { kind: 'member', id: MemberId.parse('pat'), name: 'Pat Gallagher' } as const;

/** Between the answers of two offices, in milliseconds. */
const ANSWERS_APART = 40 * MINUTE;

/**
 * Lives through the demo's past: the association offers a campaign, its offices answer, what they accepted is published
 * and read as it would have been. Every step is the one that Clarion takes at any time, against a sandbox whose clock
 * shows the past.
 */
export async function livePast(parts: LivingPast, began: Instant, present: Instant): Promise<void> {
  const start = later(began, story.BEGAN);
  await offerPastCampaign(parts, start);
  for (const [index, demo] of story.PAST_OFFICES.entries()) {
    parts.clock.goOn(later(began, (index + 1) * ANSWERS_APART));
    await answerOffer(parts, demo.office);
  }
  const campaign = await parts.store
    .forAssociation(DEMO_ASSOCIATION.id, CLARION)
    .readCampaign(story.PAST_CAMPAIGN);
  if (!campaign) throw new Error('The demo’s past has lost its campaign');
  await liveThrough(parts, {
    officeIds: story.PAST_OFFICES.map(({ office }) => office.id),
    campaignId: story.PAST_CAMPAIGN,
    deeds: [
      { at: campaign.deadline, act: () => goThroughOffices(parts) },
      ...removal(parts, start),
      ...(await numbersByHand(parts)),
      { at: later(start, -story.ENDED - DAY), act: () => scheduleInTime(parts, present) },
      { at: later(start, -story.ENDED), act: () => endTokens(parts) },
      ...checks(parts, start),
    ],
    handOff: (post) => handOff(parts, post),
    until: present,
  });
}

async function offerPastCampaign(parts: LivingPast, start: Instant): Promise<void> {
  const pack = await parts.packs.find({ associationId: DEMO_ASSOCIATION.id }, story.PAST_PACK);
  const offered = await offerCampaign(parts, parts.store.forAssociation(DEMO_ASSOCIATION.id, PAT), {
    campaignId: story.PAST_CAMPAIGN,
    packId: story.PAST_PACK,
    title: story.PAST_TITLE,
    schedule: { kind: 'dates', turns: story.pastTurns(start) },
    answers: {},
    hashtags: (pack?.hashtags ?? []).filter(({ status }) => status === 'on').map(({ tag }) => tag),
    platforms: parts.rules.map(({ platform }) => platform),
    language: Language.parse('en'),
    withImage: true,
    officeIds: story.PAST_OFFICES.map(({ office }) => office.id),
    deadline: story.pastDeadline(start),
    by: PAT,
    attested: true,
    override: 'Each names its own office and place',
    mayOverride: true,
  });
  if (!offered.ok) throw new Error(`The demo’s past was not offered: ${JSON.stringify(offered.error)}`);
  await goThroughOffices(parts);
}

/** Goes on with the campaign until its offices have been gone through. */
async function goThroughOffices(parts: LivingPast): Promise<void> {
  const order = { associationId: DEMO_ASSOCIATION.id, campaignId: story.PAST_CAMPAIGN };
  while ((await goOnFanningOut({ ...parts, lanes: 4 }, order)) === 'goes-on');
}

/** What offices whose tokens end have scheduled by then: later, Clarion would not let them. */
async function scheduleInTime(parts: LivingPast, present: Instant): Promise<void> {
  for (const { office } of expired()) await seedCampaigns(parts, office, present);
}

async function endTokens(parts: LivingPast): Promise<void> {
  for (const { office, channels } of expired()) {
    const store = parts.store.forOffice(office.id, SEEDER);
    for (const channel of channels) await endToken(parts, store, channel);
  }
}

function expired(): readonly DemoOffice[] {
  return story.PAST_OFFICES.filter(({ channels }) => channels.some(({ token }) => token === 'expired'));
}

/** In the last day every channel is looked at once, as on any day, so that its access reaches into the present. */
function checks(parts: LivingPast, start: Instant): readonly Deed[] {
  return story.PAST_OFFICES.map(({ office }) => ({
    at: later(start, -HOUR - Math.floor(parts.chance.jitter() * (DAY - HOUR))),
    act: async () => {
      const store = parts.store.forOffice(office.id, CLARION);
      for (const { platform } of await store.listChannels()) await checkChannel(parts, store, platform);
    },
  }));
}
