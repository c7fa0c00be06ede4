import type { Actor } from '#core/audit.ts';
import type { Campaign } from '#core/campaign.ts';
import type { Digest } from '#core/digest.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { CampaignId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type Delivery, queueSoon, setAlarms } from './arrange-delivery.ts';
import { type CheckingCosts, type CostCheck, committing } from './check-cost.ts';
import { launchPost, readLaunch } from './launch-post.ts';
import type { Preparation } from './prepare-announcement.ts';

export interface Launching extends Preparation, CheckingCosts, Delivery {
  readonly digest: Digest;
}

/** A campaign that is in place. */
export interface Launched {
  readonly campaign: Campaign;
  readonly posts: number;
  /** How many of its posts wait for approval. */
  readonly waiting: number;
}

/** A campaign that was launched already, by the same form. */
export async function findLaunched(office: OfficeStore, id: CampaignId): Promise<Launched | undefined> {
  const campaign = await office.readCampaign(id);
  return campaign && countLaunched(campaign, await office.listCampaignPosts(id));
}

/** A campaign that fits one write, as its author has read it. */
export interface ReadCampaign {
  readonly campaign: Campaign;
  readonly posts: readonly Post[];
  readonly cost: CostCheck;
  /** When its posts go out, as the history says it. */
  readonly when: string;
}

/**
 * Stores a campaign with all its posts, or nothing of it. Each post waits for approval, or is approved where the author
 * is the only one who can. `conflict` where the same form was sent twice at once, or another commitment to costs came
 * between: the next look tells which.
 */
export async function launchCampaign(
  parts: Launching,
  office: OfficeStore,
  by: Actor,
  { campaign, posts, cost, when }: ReadCampaign,
): Promise<Launched | 'conflict'> {
  const launch = await readLaunch(parts, office, { by, at: campaign.createdAt }, posts);
  const changes = posts.map((post) => launchPost(post, launch));
  const launched = changes.map(({ post }) => post);
  const counted = countLaunched(campaign, launched);
  await setAlarms(
    parts,
    launched.flatMap(({ dueAt }) => dueAt ?? []),
  );
  const written = await committing(office, cost).launchCampaign(campaign, changes, {
    subject: { kind: 'campaign', id: campaign.id },
    action: 'campaign.launched',
    summary: `${by.name} read every text and ${counted.waiting > 0 ? 'asked for approval of' : 'scheduled'} "${campaign.title}"${when}.`,
    details: { platforms: campaign.platforms.join(', ') },
  });
  if (written === 'conflict') return 'conflict';
  await queueSoon(parts, launched);
  return counted;
}

const countLaunched = (campaign: Campaign, posts: readonly Post[]): Launched => ({
  campaign,
  posts: posts.length,
  waiting: posts.filter(({ state }) => state === 'review').length,
});

/** What a person has to settle on the preview before anything is written. */
export function checkConfirmed(overCap: string | undefined, attested: boolean): readonly FieldProblem[] {
  return [
    ...(overCap === undefined ? [] : [{ field: 'cost', message: overCap }]),
    ...(attested
      ? []
      : [{ field: 'attested', message: 'Read every text below, then tick the box to say that you have.' }]),
  ];
}
