import type { AuditEntry } from '#core/audit.ts';
import type { Campaign } from '#core/campaign.ts';
import type { Channel } from '#core/channel.ts';
import { type Gates, judgeSending } from '#core/gate.ts';
import type { Office } from '#core/office.ts';
import { hashContent, type Post } from '#core/post.ts';
import type { TextRules } from '#core/text-rules.ts';
import { type Instant, startOf } from '#core/time.ts';
import type { OfficeContext } from './office-env.ts';
import { actionsFor, type PostAction, type PostCircumstances } from './post-actions.ts';
import type { Services } from './services.ts';

export type PostParts = Pick<Services, 'rules' | 'clock' | 'digest'>;

/** Everything that the pages about one post show. */
export interface PostView {
  readonly office: Office;
  readonly post: Post;
  readonly rules: TextRules;
  readonly channel: Channel | undefined;
  readonly campaign: Campaign | undefined;
  /** Oldest first: one entry for each version of the post. */
  readonly history: readonly AuditEntry[];
  readonly now: Instant;
  readonly circumstances: PostCircumstances;
  /** What this member can do with the post now. */
  readonly actions: ReadonlySet<PostAction>;
}

/** Reads what belongs to a post. */
export async function viewPost(parts: PostParts, c: OfficeContext, post: Post): Promise<PostView> {
  const { office, profile, member } = c.var;
  const [channel, campaign, history, gates] = await Promise.all([
    office.readChannel(post.platform),
    office.readCampaign(post.campaignId),
    office.readHistory({ kind: 'post', id: post.id }),
    office.readGates(),
  ]);
  const now = parts.clock.now();
  const circumstances = {
    now,
    connected: channel?.status === 'connected',
    approved: post.approval?.hash === hashContent(post, parts.digest),
    barred: isBarred(post, gates, now),
  };
  const actions = actionsFor(post, member, circumstances);
  return {
    office: profile,
    post,
    rules: rulesFor(parts, post),
    channel,
    campaign,
    history,
    now,
    circumstances,
    actions,
  };
}

/** The rules of a post's platform. Throws for a platform that Clarion does not know. */
export function rulesFor({ rules }: Pick<Services, 'rules'>, { platform, id }: Post): TextRules {
  const found = rules.find((known) => known.platform === platform);
  if (!found) throw new Error(`There are no rules for ${platform}, the platform of ${id}`);
  return found;
}

/** Whether a stop or a blackout keeps the post from going out when it would: at its own time, or at once. */
function isBarred(post: Post, gates: Gates, now: Instant): boolean {
  const due = startOf(post.slot.due);
  const { kind } = judgeSending(post, gates, due > now ? due : now);
  return kind === 'stopped' || kind === 'skipped';
}
