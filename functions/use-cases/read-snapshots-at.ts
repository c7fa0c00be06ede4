import type { Actor } from '#core/audit.ts';
import type { AssociationId, CampaignId, OfficeId, Platform } from '#core/ids.ts';
import type { Checkpoint } from '#core/reach/checkpoint.ts';
import { type Figure, figureOf } from '#core/reach/figures.ts';
import { isAdditive, keyOf, type Metric } from '#core/reach/metric.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import type { PublicPost } from '#core/reach/take-snapshot.ts';
import { addCounts, type Counts, countsOf, readTally } from '#core/reach/tally.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import { isPublic } from './collect-reach.ts';
import { canHaveGoneOut } from './follow-offers.ts';

/** A figure of a campaign: of one platform, at one age. */
export interface FigurePlace {
  readonly campaignId: CampaignId;
  readonly platform: Platform;
  readonly checkpoint: Checkpoint;
}

/** A post and what was read of it at that age. */
export interface ReadPost {
  readonly post: PublicPost;
  readonly snapshot: Snapshot;
}

/** What a figure is made of, post by post. */
export interface FigureSource {
  /** The earliest first. */
  readonly posts: readonly ReadPost[];
  /** Public posts of the platform that have no snapshot of that age: most are too young. */
  readonly unread: number;
}

/** Snapshots read at the same time. */
const READERS = 16;

/** The snapshots that an office's figure is made of. */
export async function readSnapshotsAt(
  office: OfficeStore,
  { campaignId, platform, checkpoint }: FigurePlace,
): Promise<FigureSource> {
  const posts = (await office.listCampaignPosts(campaignId))
    .filter(isPublic)
    .filter((post) => post.platform === platform)
    .toSorted((a, b) => (a.receipt.publishedAt < b.receipt.publishedAt ? -1 : 1));
  const read: ReadPost[] = [];
  for (let from = 0; from < posts.length; from += READERS) {
    const some = await Promise.all(
      posts.slice(from, from + READERS).map(async (post) => {
        const place = { postId: post.id, checkpoint, takenAt: post.receipt.publishedAt };
        return { post, snapshot: await office.reach.readSnapshot(place) };
      }),
    );
    read.push(...some.flatMap(({ post, snapshot }) => (snapshot ? [{ post, snapshot }] : [])));
  }
  return { posts: read, unread: posts.length - read.length };
}

/**
 * The snapshots of one of its offices that an association's figure is made of. Nothing where the campaign is not its
 * own, or the office is no member, was not asked, or never said yes: then there is nothing of it to be seen.
 */
export async function readSharedReach(
  { store }: { readonly store: Pick<Store, 'forOffice'> },
  association: AssociationStore,
  by: Actor,
  { officeId, ...place }: FigurePlace & { readonly officeId: OfficeId },
): Promise<FigureSource | undefined> {
  if (!(await association.readCampaign(place.campaignId))) return undefined;
  if ((await association.lookUpOffices([officeId])).get(officeId)?.kind !== 'member') return undefined;
  const { associationId } = association;
  const office = store.forOffice(officeId, by);
  if (!(await hasTakenPart(office, associationId, place.campaignId))) return undefined;
  const { posts, unread } = await readSnapshotsAt(office, place);
  return { posts: posts.filter(({ snapshot }) => snapshot.associationId === associationId), unread };
}

/** Whether anything of an association's campaign can have gone out in an office: only then it may see what was read. */
export async function hasTakenPart(
  office: OfficeStore,
  associationId: AssociationId,
  campaignId: CampaignId,
): Promise<boolean> {
  const offer = await office.readOffer(campaignId);
  return offer?.associationId === associationId && canHaveGoneOut(offer);
}

/** The figure that snapshots come to, added up anew from each of them. */
export function addUpFigure({ posts }: FigureSource, metric: Metric): Figure {
  const counts = posts.reduce<Counts>(
    (sum, { snapshot }) =>
      addCounts(
        sum,
        countsOf(snapshot, (key) => key === keyOf(metric) && isAdditive(metric)),
      ),
    {},
  );
  return figureOf(readTally(counts), metric);
}
