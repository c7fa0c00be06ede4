import { CLARION } from '#core/audit.ts';
import type { CampaignId, OfficeId, PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { type Checkpoint, dueAtCheckpoint, endOfCheckpoint } from '#core/reach/checkpoint.ts';
import { type Instant, later, MINUTE, minuteOf, startOf } from '#core/time.ts';
import { collectReach } from '#use-cases/collect-reach.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import type { PastParts } from './relive.ts';

/** Something that people do at an instant. Done again after an interruption, it changes nothing. */
export interface Deed {
  readonly at: Instant;
  act(): Promise<void>;
}

export interface Stretch {
  readonly officeIds: readonly OfficeId[];
  readonly campaignId: CampaignId;
  readonly deeds: readonly Deed[];
  /** When a person records where a post is that they were handed, and how. */
  handOff(post: Post): Deed;
  /** Where it ends. */
  readonly until: Instant;
}

/** Offices whose posts are worked on at the same time. */
const LANES = 4;

/**
 * Lets the posts of a campaign live: each is published when it falls due and read when its reach is, by what does so at
 * any time. The clock goes from one of these instants to the next. Taken up again after an interruption, it goes on with
 * what is left.
 */
export async function liveThrough(parts: PastParts, stretch: Stretch): Promise<void> {
  const { clock } = parts;
  const deeds = stretch.deeds.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const lives = await Promise.all(stretch.officeIds.map((id) => openLife(parts, stretch, id)));
  for (;;) {
    const next = [...deeds.slice(0, 1), ...lives].flatMap(({ at }) => at ?? []).toSorted()[0];
    if (next === undefined || next > stretch.until) return;
    // A look that puts nothing off must not stop the time.
    clock.goOn(next > clock.now() ? next : later(clock.now(), MINUTE));
    while (deeds[0] && deeds[0].at <= clock.now()) await deeds.shift()?.act();
    const now = clock.now();
    await inLanes(
      lives.filter(({ at }) => at !== undefined && at <= now),
      (life) => life.live(now),
    );
  }
}

/** One office's posts, and when one of them needs something next. */
interface Life {
  readonly at: Instant | undefined;
  live(now: Instant): Promise<void>;
}

async function openLife(parts: PastParts, stretch: Stretch, officeId: OfficeId): Promise<Life> {
  const office = parts.store.forOffice(officeId, CLARION);
  const plans = new Map<PostId, { readonly post: Post; readonly at: Instant | undefined }>();
  const plan = (posts: readonly Post[]) => {
    for (const post of posts) {
      const at = post.state === 'handoff' ? stretch.handOff(post).at : nextOf(post);
      plans.set(post.id, { post, at });
    }
  };
  plan(await office.listCampaignPosts(stretch.campaignId));
  return {
    get at() {
      return [...plans.values()].flatMap(({ at }) => at ?? []).toSorted()[0];
    },
    live: async (now) => {
      const due = [...plans.values()].flatMap(({ post, at }) => (at !== undefined && at <= now ? post : []));
      for (const post of due) {
        if (post.state === 'handoff') await stretch.handOff(post).act();
        else if (post.dueAt !== undefined) await publishPost(parts, { officeId, postId: post.id });
      }
      const read = due.filter(({ reach }) => reach !== undefined);
      for (const [platform, posts] of Map.groupBy(read, (post) => post.platform)) {
        await collectReach(parts, office, { officeId, platform, posts: posts.map(({ id }) => id) });
      }
      plan(await office.readPosts(due.map(({ id }) => id)));
    },
  };
}

/** The ages at which a platform's figures come late, so that there is nothing to see before the last moment. */
const LATE: Readonly<Record<string, readonly Checkpoint[]>> = {
  facebook: ['1h'],
  instagram: ['1h', '24h'],
};

/**
 * When a post needs something next. Where the host would look for an age again and again, the demo looks once more, in
 * the last minute in which it can; where nothing can come sooner, only then.
 */
function nextOf({ platform, dueAt, receipt, reach }: Post): Instant | undefined {
  if (dueAt !== undefined || receipt === undefined || reach === undefined) return dueAt;
  const { publishedAt } = receipt;
  const isFirst = reach.at <= dueAtCheckpoint(publishedAt, reach.next);
  if (isFirst && !LATE[platform]?.includes(reach.next)) return reach.at;
  const last = startOf(minuteOf(endOfCheckpoint(publishedAt, reach.next)));
  return [last, reach.at].toSorted()[1];
}

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
