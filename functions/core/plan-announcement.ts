import type { Campaign } from './campaign.ts';
import { PostId } from './ids.ts';
import type { Image, Message, Pack } from './pack.ts';
import { type PlannedPost, planPost } from './plan-post.ts';
import type { TextRules } from './text-rules.ts';

export interface AnnouncementPlan {
  readonly campaign: Campaign;
  readonly pack: Pack;
  readonly message: Message;
  readonly image: Image | undefined;
  readonly rules: readonly TextRules[];
}

/** Plans one post per platform of an announcement. The same plan always gives the same posts with the same ids. */
export function planAnnouncement({ rules, ...plan }: AnnouncementPlan): readonly PlannedPost[] {
  return rules.map((rule) =>
    planPost({
      ...plan,
      // The campaign's id is chosen once, when its form is drawn: sending the form twice plans the very same posts.
      id: PostId.parse(`${plan.campaign.id}-${rule.platform}`),
      slot: plan.campaign.slot,
      rules: rule,
    }),
  );
}
