import type { AuditEntry } from '#core/audit.ts';
import type { Campaign } from '#core/campaign.ts';
import type { Channel } from '#core/channel.ts';
import { type Gates, judgeSending } from '#core/gate.ts';
import type { Finding } from '#core/guardrails/guardrail.ts';
import { describeHeldBack, findHeldBack, type GuardrailFacts } from '#core/guardrails/held-back.ts';
import { findHandOffBar, type HandOffBar } from '#core/hand-off.ts';
import { type ApproverStanding, judgeApprover } from '#core/judge-approver.ts';
import { can, type Member } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import { hashContent, type Post } from '#core/post.ts';
import { isFinal } from '#core/post-states.ts';
import type { PublicPost } from '#core/reach/take-snapshot.ts';
import type { TextRules } from '#core/text-rules.ts';
import { HOUR, type Instant, later, startOf } from '#core/time.ts';
import { isPublic } from '#use-cases/collect-reach.ts';
import { gatherGuardrails } from '#use-cases/gather-guardrails.ts';
import { type PostReach, readPostReach } from '#use-cases/read-post-reach.ts';
import { type LinksView, viewLinks } from './links-view.ts';
import type { OfficeContext } from './office-env.ts';
import { othersWhoApprove } from './others-who-approve.ts';
import { actionsFor, type PostAction, type PostCircumstances } from './post-actions.ts';
import type { Services } from './services.ts';

export type PostParts = Pick<
  Services,
  'rules' | 'clock' | 'digest' | 'metrics' | 'prices' | 'packs' | 'store' | 'linkProbe'
>;

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
  /** Why nobody is to post it by hand now, where a person has it to post. */
  readonly bar: HandOffBar | undefined;
  /** What would become of the post if it were sent this minute, where something keeps it from going out. */
  readonly hindrance: Hindrance | undefined;
  /** What keeps it from being approved, or sent, as it stands. */
  readonly heldBack: readonly Finding[];
  /** What its words are read with; absent once nothing of them can be changed. */
  readonly facts: GuardrailFacts | undefined;
  /** What this member can do with the post now. */
  readonly actions: ReadonlySet<PostAction>;
  /** How this member stands to the text: whether they may approve it. */
  readonly standing: ApproverStanding;
  /** Who besides this member can approve it. */
  readonly others: readonly Member[];
  /** Whether this member may have its numbers read, type them in, and record corrections. */
  readonly mayWrite: boolean;
  /** How far it has reached; absent before it is public. */
  readonly reach: PostReach | undefined;
  /** Where its links lead; absent once nothing can be changed about it. */
  readonly links: LinksView | undefined;
}

/** The same of a post that is public. */
export interface PublicPostView extends PostView {
  readonly post: PublicPost;
  readonly reach: PostReach;
}

export function isPublicView(view: PostView): view is PublicPostView {
  return isPublic(view.post) && view.reach !== undefined;
}

/** Why a post that is sent now does not go out, in sentences for the clerk, and what becomes of it instead. */
export interface Hindrance {
  readonly becomes: 'held' | 'missed';
  readonly why: string;
}

/** Reads what belongs to a post. */
export async function viewPost(parts: PostParts, c: OfficeContext, post: Post): Promise<PostView> {
  const { office, profile, member, actor, gates } = c.var;
  const viewing = isFinal(post.state) ? undefined : viewLinks(parts, [post.text]);
  const [channel, campaign, history, members, reach, links, facts] = await Promise.all([
    office.readChannel(post.platform),
    office.readCampaign(post.campaignId),
    office.readHistory({ kind: 'post', id: post.id }),
    office.listMembers(),
    isPublic(post) ? readPostReach(parts, office, post) : undefined,
    viewing,
    // What a link answers now, the rules are told.
    viewing?.then(() => gatherGuardrails(parts, office, [post])),
  ]);
  const now = parts.clock.now();
  const rules = rulesFor(parts, post);
  const heldBack = facts ? findHeldBack(post, facts, rules) : [];
  const circumstances = {
    now,
    connected: channel?.status === 'connected',
    approved: post.approval?.hash === hashContent(post, parts.digest),
    barred: isBarred(post, gates, now),
    heldBack: heldBack.length > 0,
  };
  const standing = judgeApprover(post, actor, profile.id, members);
  const others = othersWhoApprove(members, profile.id, member.id);
  const actions = new Set(actionsFor(post, member, circumstances));
  if (standing === 'needs-another') actions.delete('approve');
  // Nobody is asked who is not there.
  if (others.length === 0) actions.delete('submit');
  return {
    office: profile,
    post,
    rules,
    channel,
    campaign,
    history,
    now,
    circumstances,
    bar: findHandOffBar(post, gates, now),
    hindrance: findHindrance(post, channel, gates, now) ?? hindranceOf(heldBack),
    heldBack,
    facts,
    actions,
    standing,
    others,
    mayWrite: can(member, post, 'write'),
    reach,
    links,
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

function hindranceOf(findings: readonly Finding[]): Hindrance | undefined {
  return findings.length === 0 ? undefined : { becomes: 'held', why: describeHeldBack(findings) };
}

function findHindrance(
  post: Post,
  channel: Channel | undefined,
  gates: Gates,
  now: Instant,
): Hindrance | undefined {
  // Sent now, its last moment moves along.
  const verdict = judgeSending({ ...post, notAfter: later(now, HOUR) }, gates, now);
  if (verdict.kind === 'stopped') return { becomes: 'held', why: verdict.why };
  if (verdict.kind === 'skipped') return { becomes: 'missed', why: verdict.why };
  if (channel?.status === 'connected') return undefined;
  return { becomes: 'held', why: 'Its channel is not connected. Connect it on the Channels page first.' };
}
