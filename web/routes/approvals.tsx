import { Hono } from 'hono';
import { type ApprovalReport, approvePosts, type LeftPost } from '#use-cases/approve-posts.ts';
import { viewApprovals } from '../approvals-view.ts';
import { APPROVAL_LISTS, ApprovalForm } from '../forms/approval-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { approvalsPath } from '../offer-paths.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { ApprovalsPage } from '../pages/approvals.tsx';
import { countPosts } from '../pages/count-posts.ts';
import { nameListed } from '../pages/listed-post.tsx';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';

/** What waits for a second person's approval. Below `/offices/:office`. */
export function approvalRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/approvals', requireAbility('read'), (c) => showApprovals(services, c, freshForm()));

  routes.post('/approvals', requireAbility('approve'), async (c) => {
    const reading = await readForm(c.req, ApprovalForm, APPROVAL_LISTS);
    if (!reading.ok) return showApprovals(services, c, reading);
    const { office, actor, session, profile } = c.var;
    const report = await approvePosts(services, office, { posts: reading.value.posts, by: actor });
    return goOn(c, services, session, approvalsPath(profile.id), describeReport(services, report));
  });

  return routes;
}

async function showApprovals(services: Services, c: OfficeContext, form: FormState): Promise<Response> {
  const view = await viewApprovals(services, c);
  const status = Object.keys(form.errors).length === 0 ? 200 : 422;
  return showPage(c, <ApprovalsPage view={view} form={form} />, status);
}

/** What was done, and each post that was left out with the reason. */
function describeReport(services: Pick<Services, 'rules'>, { approved, left }: ApprovalReport): string {
  const done =
    approved.length === 0
      ? 'Nothing was approved.'
      : `${countPosts(approved.length)} approved and scheduled, each for its time.`;
  const kept = left.map(({ post, why }) => `${nameListed(post, services.rules)}: ${reasonOf(why)}`);
  return kept.length === 0 ? done : [done, 'Not approved:', ...kept].join(' ');
}

function reasonOf(why: LeftPost['why']): string {
  switch (why.kind) {
    case 'changed-meanwhile':
      return 'it has changed since you opened the page.';
    case 'impossible':
      return 'it no longer waits for approval.';
    case 'unknown-post':
      return 'it is not there any more.';
    case 'in-the-past':
      return 'its time has passed, so it has to be moved first.';
    case 'needs-another':
      return 'it is your own text, so somebody else has to approve it.';
    case 'held-back':
      return 'a rule holds it back. Open it to read why, and to give a reason if it may stand.';
    case 'against-calendar':
    case 'over-cap':
      return why.message;
  }
}
