import type { Happening } from '#core/audit.ts';
import type { Post } from '#core/post.ts';
import { changePost, type PostChange } from '#core/post-change.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { RotationDifference } from '#core/rotation/find-difference.ts';
import type { RotationCampaign } from '#core/rotation/plan-posts.ts';
import { CAMPAIGN_CHANGES, type OfficeStore, type Written } from '#ports/store.ts';
import { type Delivery, queueSoon, setAlarms } from './arrange-delivery.ts';
import { type CostCheck, committing } from './check-cost.ts';
import { launchPost, type PostLaunch, readLaunch } from './launch-post.ts';
import { planRotationPosts } from './plan-rotation-posts.ts';
import type { Preparation } from './prepare-announcement.ts';

export interface WritingRotations extends Preparation, Delivery {
  readonly digest: PostLaunch['digest'];
}

export type ResumptionRefusal =
  | { readonly kind: 'unknown-rotation' }
  /** The pack has other texts now than those that were read: they have to be read anew. */
  | { readonly kind: 'pack-changed' }
  /** Others keep changing its posts at the same time. */
  | { readonly kind: 'changed-meanwhile' };

/** Whether an office's campaign is a rotation of its own. */
export function isRotation(campaign: { readonly rotation?: unknown }): campaign is RotationCampaign {
  return campaign.rotation !== undefined;
}

/** What becomes of each post, in the order of time; what makes way goes before what takes its place. */
export function changesOf({ added, dropped }: RotationDifference, launch: PostLaunch): readonly PostChange[] {
  const made = added.map((post) => launchPost(post, launch));
  return [...dropped.map((post) => makeWay(post, launch)), ...made].sort((a, b) =>
    a.post.slot.due < b.post.slot.due ? -1 : a.post.slot.due > b.post.slot.due ? 1 : 0,
  );
}

/**
 * Writes a rotation and what becomes of its posts, in as many parts as it takes. The campaign comes with the first and
 * says as long as the last is not written what is still to come: killed between two parts, it is taken up by
 * `goOnWithRotation`. `conflict` where nothing was written, `interrupted` where others came between two parts.
 */
export async function writeRotation(
  parts: Delivery,
  office: OfficeStore,
  campaign: RotationCampaign,
  changes: readonly PostChange[],
  happening: Omit<Happening, 'subject'>,
  cost?: CostCheck,
): Promise<Written | 'interrupted'> {
  const { pending, ...settled } = campaign.rotation;
  let { version = 0 } = campaign;
  let rest = changes;
  // What all parts cost was judged together: they commit the office once.
  let to = cost ? committing(office, cost) : office;
  do {
    const part = rest.slice(0, CAMPAIGN_CHANGES);
    rest = rest.slice(CAMPAIGN_CHANGES);
    const rotation =
      rest.length > 0 && pending ? { ...settled, pending: { ...pending, changes: rest.length } } : settled;
    await setAlarms(
      parts,
      part.flatMap(({ post }) => post.dueAt ?? []),
    );
    const subject = { kind: 'campaign' as const, id: campaign.id };
    const written = await to.writeCampaign({ ...campaign, rotation, version }, part, {
      ...happening,
      subject,
    });
    if (written === 'conflict')
      return rest.length + part.length === changes.length ? 'conflict' : 'interrupted';
    version += 1;
    to = office;
    await queueSoon(
      parts,
      part.map(({ post }) => post),
    );
  } while (rest.length > 0);
  return 'written';
}

/** Tries in a row that may meet somebody else's change. */
const TRIES = 5;

/**
 * Writes what is left of a rotation whose writing was interrupted, on the word of whoever attested to it. What is there
 * already stays, so that no post is doubled; a rotation that is complete is left as it is.
 */
export async function goOnWithRotation(
  parts: WritingRotations,
  office: OfficeStore,
  id: RotationCampaign['id'],
): Promise<Result<RotationCampaign, ResumptionRefusal>> {
  for (let attempt = 1; attempt <= TRIES + 1; attempt += 1) {
    const campaign = await office.readCampaign(id);
    if (!campaign || !isRotation(campaign)) return err({ kind: 'unknown-rotation' });
    const { pending } = campaign.rotation;
    if (!pending) return ok(campaign);
    if (attempt > TRIES) break;
    const pack = await parts.packs.findVersion({ officeId: office.officeId }, campaign.source);
    if (pack?.version !== campaign.source.packVersion) return err({ kind: 'pack-changed' });
    const now = parts.clock.now();
    const posts = await office.listCampaignPosts(id);
    const outlook = await planRotationPosts(parts, office, campaign, pack, posts, now);
    if (!outlook) return err({ kind: 'unknown-rotation' });
    const launch = await readLaunch(parts, office, { by: pending.by, at: now }, outlook.difference.added);
    const changes = changesOf(outlook.difference, launch);
    // Whether it was written or met another's change, the next look tells what is left.
    await writeRotation(parts, office, campaign, changes, {
      action: 'campaign.resumed',
      summary: `The rotation was taken up where it had been interrupted, as ${pending.by.name} had confirmed it: ${changes.length} posts were left to write.`,
    });
  }
  return err({ kind: 'changed-meanwhile' });
}

/** Takes out an unapproved post whose turn the rotation gives to another. */
function makeWay(post: Post, { by }: PostLaunch): PostChange {
  const change = changePost(
    post,
    'cancel',
    { turn: undefined, dueAt: undefined },
    `${by.name} changed the rotation; this post makes way. It will not go out.`,
  );
  if (!change.ok) throw new Error(`An unapproved post cannot make way: ${change.error.message}`);
  return change.value;
}
