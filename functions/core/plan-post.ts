import { type Campaign, sendingWindow } from './campaign.ts';
import { checkPost, type PostProblem } from './check-post.ts';
import { type ComposeProblem, composePost } from './compose-post.ts';
import type { PostId } from './ids.ts';
import type { Image, Message, Pack } from './pack.ts';
import type { Post } from './post.ts';
import type { Slot } from './slot.ts';
import type { TextRules } from './text-rules.ts';
import { later } from './time.ts';

/** One post of a plan: what would go out on one platform, and all that stands in its way. */
export interface PlannedPost {
  readonly rules: TextRules;
  readonly post: Post | undefined;
  readonly notes: readonly string[];
  readonly unfilled: readonly ComposeProblem[];
  readonly problems: readonly PostProblem[];
}

export interface PostPlan {
  /** The same for the same place in the same campaign, so that planning twice plans the very same post. */
  readonly id: PostId;
  readonly campaign: Campaign;
  readonly pack: Pack;
  readonly message: Message;
  readonly image: Image | undefined;
  readonly slot: Slot;
  readonly rules: TextRules;
  /** What is done to the filled text, such as to its links, before it is counted. */
  readonly finish?: ((text: string) => string) | undefined;
}

/** Plans a message for one platform and slot. */
export function planPost(plan: PostPlan): PlannedPost {
  const { id, campaign, pack, message, image, slot, rules } = plan;
  const composed = composePost({
    pack,
    message,
    rules,
    voice: campaign.voice,
    language: campaign.language,
    answers: campaign.answers,
    hashtags: new Set(campaign.hashtags),
  });
  if (!composed.ok) return { rules, post: undefined, notes: [], unfilled: composed.error, problems: [] };
  const { text: filled, mentions, notes } = composed.value;
  const text = plan.finish?.(filled) ?? filled;
  const post: Post = {
    id,
    officeId: campaign.officeId,
    campaignId: campaign.id,
    platform: rules.platform,
    source: { packId: pack.id, packVersion: pack.version, messageId: message.id },
    voice: campaign.voice,
    language: campaign.language,
    text,
    mentions: [...mentions],
    ...(image && { image }),
    slot,
    notAfter: later(slot.due, sendingWindow(campaign.kind, message.time_sensitive)),
    state: 'draft',
    revision: 1,
    attempts: 0,
    progress: {},
    createdAt: campaign.createdAt,
    version: 0,
  };
  return { rules, post, notes, unfilled: [], problems: checkPost({ text, image }, rules) };
}

/** Whether a planned post could go out as it is. */
export function isReady(planned: PlannedPost): planned is PlannedPost & { readonly post: Post } {
  return planned.post !== undefined && planned.problems.length === 0;
}
