import type { Channel } from '#core/channel.ts';
import { judgeApprover } from '#core/judge-approver.ts';
import { can, type Member } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { OfficeContext } from './office-env.ts';
import { isPast } from './post-actions.ts';
import type { Services } from './services.ts';

/** Why a member cannot approve a post now. */
export type ApprovalObstacle =
  /** They wrote it, and somebody else can approve it. */
  | 'own'
  /** Its time has passed: it has to be moved first. */
  | 'past';

export interface WaitingPost {
  readonly post: Post;
  readonly obstacle: ApprovalObstacle | undefined;
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
}

/** Nobody reads more with care, and one form can be sent for all of them. */
const SHOWN = 40;

/** Reads what waits for approval in an office. */
export async function viewApprovals(
  { clock, rules }: Pick<Services, 'clock' | 'rules'>,
  c: OfficeContext,
): Promise<ApprovalsView> {
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
  return {
    office: profile,
    waiting: waiting.slice(0, SHOWN).map((post) => {
      const isOwn = judgeApprover(post, actor, officeId, members) === 'needs-another';
      return { post, obstacle: isPast(post, now) ? 'past' : isOwn ? 'own' : undefined };
    }),
    count: waiting.length,
    channels,
    rules,
    mayApprove: can(member, { officeId }, 'approve'),
    mayWrite: can(member, { officeId }, 'write'),
    approvers: members.filter((each) => can(each, { officeId }, 'approve')),
  };
}
