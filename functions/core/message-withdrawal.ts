import * as z from 'zod';
import { Actor } from './audit.ts';
import { MessageId } from './ids.ts';
import type { Post } from './post.ts';
import { changePost, type PostChange, type PostRefusal } from './post-change.ts';
import { withholdPost } from './publish-steps.ts';
import type { Result } from './result.ts';
import { Instant } from './time.ts';

/** A message that its association has taken back, as an office keeps it: neither an answer nor a revision brings it back. */
export const WithdrawnMessage = z.object({
  messageId: MessageId,
  /** As its pack called it. */
  title: z.string(),
  reason: z.string().min(1),
  at: Instant,
});
export type WithdrawnMessage = z.infer<typeof WithdrawnMessage>;

/** The same as its campaign keeps it, with how far it has come on its way through the offices. */
export const MessageWithdrawal = WithdrawnMessage.extend({
  by: Actor,
  /** How many of the campaign's offices it has reached, in their order. */
  reached: z.int().nonnegative(),
  isDone: z.boolean(),
});
export type MessageWithdrawal = z.infer<typeof MessageWithdrawal>;

/** The note that an office's offer keeps of a withdrawal. */
export function noteFor({ messageId, title, reason, at }: MessageWithdrawal): WithdrawnMessage {
  return { messageId, title, reason, at };
}

export function findWithdrawn<T extends WithdrawnMessage>(
  withdrawn: readonly T[] | undefined,
  messageId: MessageId,
): T | undefined {
  return withdrawn?.find((message) => message.messageId === messageId);
}

/** Why posts of a message do not go out, in a sentence for the office. */
export function describeWithdrawn(association: string, { title, reason }: WithdrawnMessage): string {
  return `${association} withdrew the message “${title}”: ${reason}.`;
}

/** What a withdrawal makes of a post: undefined where the association's stop alone meets it, or it is out or over. */
export function takeBack(post: Post, why: string): Result<PostChange, PostRefusal> | undefined {
  switch (post.state) {
    case 'scheduled':
      return withholdPost(post, { kind: 'stopped', why });
    case 'draft':
      return changePost(post, 'cancel', { dueAt: undefined, trouble: why }, `${why} It will not go out.`);
    default:
      return undefined;
  }
}

/** Whether a post is public, or may be: sent, or being sent at this moment. */
export function mayBeOut({ state }: Pick<Post, 'state'>): boolean {
  return state === 'published' || state === 'publishing' || state === 'unconfirmed';
}
