import type { Campaign } from './campaign.ts';
import { PostId } from './ids.ts';
import type { Image, Message, Pack } from './pack.ts';
import { type PlannedPost, planPost } from './plan-post.ts';
import type { TextRules } from './text-rules.ts';

export interface AnnouncementPlan {
  readonly campaign: Campaign;
  readonly pack: Pack;
  readonly message: Message;
  /** What the posts show, by platform: one shape stands best here, another one there. */
  readonly imageOn: (rules: TextRules) => Image | undefined;
  readonly rules: readonly TextRules[];
}

/** Plans one post per platform of an announcement. The same plan always gives the same posts with the same ids. */
export function planAnnouncement({ rules, imageOn, ...plan }: AnnouncementPlan): readonly PlannedPost[] {
  return rules.map((rule) =>
    planPost({
      ...plan,
      image: imageOn(rule),
      // The campaign's id is chosen once, when its form is drawn: sending the form twice plans the very same posts.
      id: PostId.parse(`${plan.campaign.id}-${rule.platform}`),
      slot: plan.campaign.slot,
      rules: rule,
    }),
  );
}
