import type { Channel } from '#core/channel.ts';
import type { Finding } from '#core/guardrails/guardrail.ts';
import { findHeldBack, type GuardrailFacts } from '#core/guardrails/held-back.ts';
import { judgeApprover } from '#core/judge-approver.ts';
import { can, type Member } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import type { TextRules } from '#core/text-rules.ts';
import { gatherGuardrails } from '#use-cases/gather-guardrails.ts';
import { type LinksView, viewLinks } from './links-view.ts';
import type { OfficeContext } from './office-env.ts';
import { isPast } from './post-actions.ts';
import type { Services } from './services.ts';

/** Why a member cannot approve a post now. */
export type ApprovalObstacle =
  /** They wrote it, and somebody else can approve it. */
  | 'own'
  /** Its time has passed: it has to be moved first. */
  | 'past'
  /** A rule holds it back: it is approved by itself, with a reason. */
  | 'held';

export interface WaitingPost {
  readonly post: Post;
  readonly obstacle: ApprovalObstacle | undefined;
  /** What a rule holds back of its words. */
  readonly heldBack: readonly Finding[];
}

/** Everything that waits for approval. */
export interface ApprovalsView {
  readonly office: Office;
  /** The soonest first. */
  readonly waiting: readonly WaitingPost[];
  /** How many wait in all: a page shows so many as can be read with care. */
  readonly count: number;
  readonly channels: readonly Channel[];
  readonly rules: readonly TextRules[];
  readonly mayApprove: boolean;
  readonly mayWrite: boolean;
  readonly approvers: readonly Member[];
  /** What the posts are judged by. */
  readonly facts: GuardrailFacts | undefined;
  /** Where the links of the posts that are shown lead. */
  readonly links: LinksView;
}

/** Nobody reads more with care, and one form can be sent for all of them. */
const SHOWN = 40;

/** Reads what waits for approval in an office. */
export async function viewApprovals(
  parts: Pick<Services, 'clock' | 'rules' | 'packs' | 'store' | 'linkProbe'>,
  c: OfficeContext,
): Promise<ApprovalsView> {
  const { clock, rules } = parts;
  const { office, profile, member, actor } = c.var;
  const [posts, channels, members] = await Promise.all([
    office.listPosts(),
    office.listChannels(),
    office.listMembers(),
  ]);
  const now = clock.now();
  const officeId = profile.id;
  const waiting = posts
    .filter(({ state }) => state === 'review')
    .toSorted((a, b) => (a.slot.due < b.slot.due ? -1 : a.slot.due > b.slot.due ? 1 : 0));
  const shown = waiting.slice(0, SHOWN);
  // First: what a link answers now, the rules are told.
  const links = await viewLinks(
    parts,
    shown.map(({ text }) => text),
  );
  const facts = shown.length === 0 ? undefined : await gatherGuardrails(parts, office, shown);
  return {
    office: profile,
    facts,
    waiting: shown.map((post) => {
      const isOwn = judgeApprover(post, actor, officeId, members) === 'needs-another';
      const rule = rules.find(({ platform }) => platform === post.platform);
      const heldBack = facts && rule ? findHeldBack(post, facts, rule) : [];
      const held = heldBack.length > 0 ? 'held' : undefined;
      return { post, heldBack, obstacle: isPast(post, now) ? 'past' : isOwn ? 'own' : held };
    }),
    count: waiting.length,
    channels,
    rules,
    mayApprove: can(member, { officeId }, 'approve'),
    mayWrite: can(member, { officeId }, 'write'),
    approvers: members.filter((each) => can(each, { officeId }, 'approve')),
    links,
  };
}
