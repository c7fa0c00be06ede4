import type { Look } from '#core/reach/collect-steps.ts';
import { DAY, type Instant, later, MINUTE } from '#core/time.ts';
import type { Graph, GraphError, GraphReply } from './graph.ts';
import { APP_WAIT, judgeError } from './graph-errors.ts';
import { quote } from './outcomes.ts';

/** Why a post's numbers were not read. */
export type Trouble =
  | Extract<Look, { kind: 'later' | 'refused' | 'unavailable' }>
  | { readonly kind: 'disconnected'; readonly reason: string };

/** A trouble, and whether other posts of the channel have it as well until the same instant. */
export interface Judgement {
  readonly look: Trouble;
  readonly isLimit: boolean;
}

const AGAIN = 'Clarion asks again by itself.';

/** What a call that did not go well says of the post's numbers. */
export function judgeReading(
  reply: Exclude<GraphReply<unknown>, { kind: 'ok' }>,
  name: string,
  now: Instant,
): Judgement {
  switch (reply.kind) {
    case 'not-sent':
      return passing(`${name} could not be reached. ${AGAIN}`);
    case 'no-answer':
      return passing(`${name} did not answer in full. ${AGAIN}`);
    case 'error':
      return judgeReadingError(reply.error, name, now);
  }
}

function judgeReadingError(error: GraphError, name: string, now: Instant): Judgement {
  if (isTooFewViewers(error)) {
    return alone({
      kind: 'unavailable',
      reason: `${name} shows no numbers for this post, because not enough people have seen it.`,
    });
  }
  if (isNotPermitted(error)) return alone(notPermitted(name));
  // A call that only reads is refused for the same causes as one that publishes.
  const outcome = judgeError(error, name, [], now);
  switch (outcome.kind) {
    case 'disconnected':
      return alone({ kind: 'disconnected', reason: outcome.reason });
    case 'deferred':
      return outcome.spent
        ? { look: limited(name, outcome.until), isLimit: true }
        : passing(`${name} is out of order for a moment. ${AGAIN}`);
    default: {
      const words = quote(error.userMessage || error.message) || `error ${error.status}`;
      return alone({
        kind: 'refused',
        reason: `${name} refused to show the numbers ("${words}"). If it stays so, ask whoever runs Clarion.`,
      });
    }
  }
}

/** What the use of the allowances after a call means for the posts that were not asked for yet. */
export function judgeUse(graph: Graph, name: string, now: Instant): Trouble | undefined {
  const { isAppFull, regainMinutes } = graph.use();
  const waits = [regainMinutes * MINUTE, isAppFull ? APP_WAIT : 0];
  const wait = Math.min(Math.max(...waits), DAY);
  return wait > 0 ? limited(name, later(now, wait)) : undefined;
}

/** A post that is there, of which the platform says about its numbers that it is not. */
export const hidden = (name: string): Trouble => ({
  kind: 'later',
  until: undefined,
  reason: `${name} shows the post, but not its numbers, and does not say why. ${AGAIN}`,
});

const notPermitted = (name: string): Trouble => ({
  kind: 'refused',
  reason: `${name} does not show Clarion the numbers of this channel, because a permission is missing. Have an administrator of the channel connect it again on the Channels page and leave every permission switched on.`,
});

const limited = (name: string, until: Instant | undefined): Trouble => ({
  kind: 'later',
  until,
  reason: `${name} limits how often Clarion may ask, and the limit is reached. ${AGAIN}`,
});

const alone = (look: Trouble): Judgement => ({ look, isLimit: false });

const passing = (reason: string): Judgement => alone({ kind: 'later', until: undefined, reason });

/** [V] Documented for stories with fewer than five viewers, [U] for posts. It shares its code with missing permissions. */
function isTooFewViewers({ code, message }: GraphError): boolean {
  return code === 10 && /not enough viewers/i.test(message);
}

/** [V] 3, 10 and 200 to 299. */
function isNotPermitted({ code }: GraphError): boolean {
  return code === 3 || code === 10 || (code >= 200 && code <= 299);
}
