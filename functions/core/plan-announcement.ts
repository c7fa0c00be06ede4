import type { Campaign } from './campaign.ts';
import { sendingWindow } from './campaign.ts';
import { checkPost, type PostProblem } from './check-post.ts';
import { type ComposeProblem, composePost } from './compose-post.ts';
import { PostId } from './ids.ts';
import type { Image, Message, Pack } from './pack.ts';
import type { Post } from './post.ts';
import type { TextRules } from './text-rules.ts';
import { later, startOf } from './time.ts';

/** One post of a plan: what would go out on one platform, and all that stands in its way. */
export interface PlannedPost {
  readonly rules: TextRules;
  readonly post: Post | undefined;
  readonly notes: readonly string[];
  readonly unfilled: readonly ComposeProblem[];
  readonly problems: readonly PostProblem[];
}

export interface AnnouncementPlan {
  readonly campaign: Campaign;
  readonly pack: Pack;
  readonly message: Message;
  readonly image: Image | undefined;
  readonly rules: readonly TextRules[];
}

/** Plans one post per platform of an announcement. The same plan always gives the same posts with the same ids. */
export function planAnnouncement(plan: AnnouncementPlan): readonly PlannedPost[] {
  return plan.rules.map((rules) => planPost(plan, rules));
}

/** Whether a planned post could go out as it is. */
export function isReady(planned: PlannedPost): planned is PlannedPost & { readonly post: Post } {
  return planned.post !== undefined && planned.problems.length === 0;
}

function planPost({ campaign, pack, message, image }: AnnouncementPlan, rules: TextRules): PlannedPost {
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
  const { text, mentions, notes } = composed.value;
  const post: Post = {
    // The campaign's id is chosen once, when its form is drawn: sending the form twice plans the very same posts.
    id: PostId.parse(`${campaign.id}-${rules.platform}`),
    officeId: campaign.officeId,
    campaignId: campaign.id,
    platform: rules.platform,
    source: campaign.source,
    voice: campaign.voice,
    language: campaign.language,
    text,
    mentions: [...mentions],
    ...(image && { image }),
    slot: campaign.slot,
    notAfter: later(startOf(campaign.slot.due), sendingWindow(campaign.kind, message.time_sensitive)),
    state: 'draft',
    revision: 1,
    attempts: 0,
    progress: {},
    createdAt: campaign.createdAt,
    version: 0,
  };
  return { rules, post, notes, unfilled: [], problems: checkPost({ text, image }, rules) };
}
