import { Hono } from 'hono';
import type { Actor } from '#core/audit.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { Result } from '#core/result.ts';
import { describeTime } from '#core/slot.ts';
import { startOf } from '#core/time.ts';
import { type ApprovalRefusal, approveStoredPost } from '#use-cases/approve-post.ts';
import { cancelStoredPost } from '#use-cases/cancel-post.ts';
import type { ChangeRefusal } from '#use-cases/change-stored-post.ts';
import { confirmStoredPost } from '#use-cases/confirm-post.ts';
import type { HeldBack } from '#use-cases/let-through.ts';
import { releaseStoredPost } from '#use-cases/release-post.ts';
import { sendStoredPostAgain } from '#use-cases/send-post-again.ts';
import { sendPostNow } from '#use-cases/send-post-now.ts';
import { submitStoredPost } from '#use-cases/submit-post.ts';
import { firstProblems } from '../forms/failed-form.ts';
import type { FormState, FormValues } from '../forms/form-state.ts';
import { APPROVE_LISTS, ApproveForm, ConfirmForm, DecisionForm } from '../forms/post-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { askForReasons, readReasons } from '../forms/reasons-form.ts';
import { pathAfterChange } from '../offer-paths.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { postPath } from '../office-paths.ts';
import { ConfirmStepPage, type FinalStep } from '../pages/confirm-step.tsx';
import { listNames } from '../pages/list-names.ts';
import { PostPage } from '../pages/post.tsx';
import { ABILITY_FOR, isPossible, type PostAction } from '../post-actions.ts';
import type { PostView } from '../post-view.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { tellApprovers } from '../tell-approvers.ts';
import { openStep, withPost } from './find-post.ts';
import { refuseChange, refuseInState, showRefused } from './refuse-change.tsx';

interface Decision {
  readonly id: PostId;
  readonly seen: number;
  readonly by: Actor;
}

const FINAL_STEPS: readonly FinalStep[] = ['cancel', 'send-now', 'send-again'];

/** What people decide about a post without changing what it says. */
export function postDecisionRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  for (const step of FINAL_STEPS) {
    routes.get(`/posts/:post/${step}`, requireAbility(ABILITY_FOR[step]), (c) =>
      openStep(services, c, step, (view) => showPage(c, <ConfirmStepPage view={view} step={step} />)),
    );
  }

  /** A decision that needs nothing but the post as it was seen. */
  const decideBy = (
    action: PostAction,
    decide: (c: OfficeContext, decision: Decision) => Promise<Result<Post, ChangeRefusal>>,
    done: (post: Post, seen: PostView) => string,
  ) =>
    routes.post(`/posts/:post/${action}`, requireAbility(ABILITY_FOR[action]), (c) =>
      withPost(services, c, async (view) => {
        const { post, circumstances } = view;
        const reading = await readForm(c.req, DecisionForm);
        const seen = reading.ok ? reading.value.seen : -1;
        if (seen === post.version && !isPossible(post, action, circumstances)) {
          return showRefused(services, c, post, refuseInState(post));
        }
        const decided = await decide(c, { id: post.id, seen, by: c.var.actor });
        return decided.ok
          ? goOn(c, services, c.var.session, pathAfterChange(decided.value), done(decided.value, view))
          : refuseChange(services, c, post, seen, decided.error);
      }),
    );

  decideBy(
    'submit',
    async (c, decision) => {
      const submitted = await submitStoredPost(services, c.var.office, decision);
      if (submitted.ok) await tellApprovers(services, c.var.office);
      return submitted;
    },
    (_, { others }) =>
      `The post waits for approval. ${listNames(
        others.map(({ name }) => name),
        'or',
      )} can approve it.`,
  );
  decideBy(
    'cancel',
    (c, decision) => cancelStoredPost(services, c.var.office, decision),
    (_, { post, rules }) => {
      switch (post.state) {
        case 'unconfirmed':
          return `The post is cancelled, and Clarion sends nothing more. It may be public: look on ${rules.name}.`;
        case 'handoff':
          return 'The post is cancelled. Nobody is asked to post it any more.';
        default:
          return 'The post is cancelled. It will not go out.';
      }
    },
  );
  decideBy(
    'send-now',
    (c, decision) => sendPostNow(services, c.var.office, decision),
    (_, view) => describeSent(view, 'The post is on its way.'),
  );
  decideBy(
    'send-again',
    (c, decision) => sendStoredPostAgain(services, c.var.office, decision),
    (_, view) => describeSent(view, 'The post is on its way again.'),
  );
  decideBy(
    'release',
    (c, decision) => releaseStoredPost(services, c.var.office, decision),
    ({ dueAt, slot }) =>
      dueAt === startOf(slot.due)
        ? `The post is released. It goes out at its time: ${describeTime(slot.due, slot.zone)}.`
        : 'The post is released and goes out at once.',
  );

  routes.post('/posts/:post/approve', requireAbility(ABILITY_FOR.approve), (c) =>
    withPost(services, c, async (view) => {
      const { post } = view;
      if (post.offeredBy !== undefined) return showRefused(services, c, post, refuseInState(post));
      const reading = await readForm(c.req, ApproveForm, APPROVE_LISTS);
      if (!reading.ok) return askAgain(services, c, view, 'approve', reading);
      const { seen, ...values } = reading.value;
      const typed = values as FormValues;
      const { reasons, errors } = readReasons(typed);
      if (seen === post.version && Object.keys(errors).length > 0) {
        return askAgain(services, c, view, 'approve', { values: typed, errors });
      }
      const decision = { id: post.id, seen, by: c.var.actor, reasons };
      const approved = await approveStoredPost(services, c.var.office, decision);
      if (approved.ok) {
        const { due, zone } = approved.value.slot;
        const notice = `The post is approved and scheduled for ${describeTime(due, zone)}.`;
        return goOn(c, services, c.var.session, postPath(post), notice);
      }
      const { error } = approved;
      if (error.kind === 'held-back') {
        return askAgain(services, c, view, 'approve', askForReasons(typed, error.findings));
      }
      if (
        error.kind !== 'in-the-past' &&
        error.kind !== 'needs-another' &&
        error.kind !== 'against-calendar'
      ) {
        return refuseChange(services, c, post, seen, error);
      }
      const form = { values: {}, errors: { '': describeNoApproval(error) } };
      return showPage(c, <PostPage view={view} form={form} />, 422);
    }),
  );

  routes.post('/posts/:post/confirm', requireAbility(ABILITY_FOR.confirm), (c) =>
    withPost(services, c, async (view) => {
      const { post } = view;
      const reading = await readForm(c.req, ConfirmForm);
      if (!reading.ok) return askAgain(services, c, view, 'confirm', reading);
      const { seen, permalink } = reading.value;
      const decision = { id: post.id, seen, permalink, by: c.var.actor };
      const confirmed = await confirmStoredPost(services, c.var.office, decision);
      if (confirmed.ok) {
        return goOn(c, services, c.var.session, postPath(post), 'The post is recorded as published.');
      }
      if (confirmed.error.kind !== 'address') return refuseChange(services, c, post, seen, confirmed.error);
      const form = { values: { permalink }, errors: firstProblems([confirmed.error.problem]) };
      return askAgain(services, c, view, 'confirm', form);
    }),
  );

  return routes;
}

/** What has been set off by sending a post, which is not always that it goes out. */
function describeSent({ post, channel, hindrance, now }: PostView, onItsWay: string): string {
  if (post.state === 'unconfirmed' && now > post.notAfter) {
    return 'The post does not go out: its last moment has passed. It is marked as missed.';
  }
  if (hindrance) {
    const instead = hindrance.becomes === 'held' ? 'it is put on hold' : 'it is left out';
    return `The post does not go out now: ${instead}. ${hindrance.why}`;
  }
  return channel?.mode === 'manual'
    ? 'The post is handed over within a minute. Load this page again to see how to post it by hand.'
    : `${onItsWay} Load this page again in a minute to see its address.`;
}

/** Shows the post's form again, with what is wrong; a post that no longer has that form is shown as it is. */
function askAgain(
  services: Services,
  c: OfficeContext,
  view: PostView,
  action: PostAction,
  form: FormState,
): Promise<Response> {
  return view.actions.has(action)
    ? showPage(c, <PostPage view={view} form={form} />, 422)
    : showRefused(services, c, view.post, refuseInState(view.post));
}

function describeNoApproval(error: Exclude<ApprovalRefusal, ChangeRefusal | HeldBack>): string {
  switch (error.kind) {
    case 'in-the-past':
      return TOO_LATE;
    case 'needs-another':
      return NEEDS_ANOTHER;
    case 'against-calendar':
      return error.message;
  }
}

const TOO_LATE = 'Its time has passed. Move the post to a new time first, then approve it.';
const NEEDS_ANOTHER =
  'You wrote this text, so somebody else of your office has to approve it. Ask for approval instead.';
