import { stageOfHandOff } from './hand-off.ts';
import type { Notice, PostNoticeKind } from './notices.ts';
import type { Post } from './post.ts';
import { describeTime } from './slot.ts';
import type { NoticeSurroundings } from './write-notice.ts';

/** What a notice says, before it is made into a message. */
export interface Wording {
  readonly subject: string;
  readonly sentences: readonly string[];
  readonly quoted?: string;
}

/** What members are told of one post. */
export function describePost(
  kind: Exclude<PostNoticeKind, 'hand-off-barred'>,
  post: Post,
  { office, nameOf, now }: NoticeSurroundings,
): Wording {
  const name = nameOf(post.platform);
  const trouble = post.trouble === undefined ? [] : [endSentence(post.trouble)];
  const planned = `It was planned for ${describeTime(post.slot.due, office.zone)}.`;
  const last = describeTime(post.notAfter, office.zone);
  switch (kind) {
    case 'rejected':
      return {
        subject: `${name} refused a post`,
        sentences: [...trouble, planned, 'Next step: change the post and approve it again, or cancel it.'],
        quoted: post.text,
      };
    case 'unconfirmed':
      return {
        subject: `is this post on ${name}?`,
        sentences: [
          ...trouble,
          planned,
          `Next step: look on ${name} whether the post is there. Then say so in Clarion, which sends nothing again by itself.`,
        ],
        quoted: post.text,
      };
    case 'held':
      return {
        subject: `a post for ${name} is on hold`,
        sentences: [
          ...trouble,
          `${planned} It is not sent after ${last}.`,
          'Next step: open the post to see what stands in its way, then release or cancel it.',
        ],
        quoted: post.text,
      };
    case 'missed':
      return {
        subject: `a post for ${name} was not sent`,
        sentences: [
          ...trouble,
          planned,
          'Next step: if it still makes sense, read it again and give it a new time. Otherwise cancel it.',
        ],
        quoted: post.text,
      };
    case 'review':
      return {
        subject: `a post for ${name} waits for approval`,
        sentences: [
          post.author === undefined ? planned : `${post.author.name} asks you to approve it. ${planned}`,
          'Next step: read the text. Approve it if it may go out exactly so, or have it changed.',
        ],
        quoted: post.text,
      };
    case 'removed':
      return {
        subject: `a post is gone from ${name}`,
        sentences: [
          `A public post was not on ${name} any more when Clarion looked${post.removedAt === undefined ? '' : ` on ${describeTime(post.removedAt, office.zone)}`}. Clarion did not remove it.`,
          `Next step: find out who removed it, your office or ${name}. If your office did because something was wrong, record the correction on the post’s page.`,
        ],
        quoted: post.text,
      };
    case 'hand-off':
      return {
        subject: `time to post on ${name} by hand`,
        sentences: [
          `It is time for a post that goes out by hand on ${name}. It should be out by ${last}.`,
          'Next step: open the post, copy its text, post it, and record its address in Clarion.',
        ],
        quoted: post.text,
      };
    case 'hand-off-closing':
      return {
        subject: `nothing is recorded yet for a post on ${name}`,
        sentences: [
          stageOfHandOff(post, now) === 'overdue'
            ? `A post that goes out by hand on ${name} should have been out by ${last}, and nobody has recorded where it is.`
            : `A post that goes out by hand on ${name} should be out by ${last}, and nobody has recorded where it is.`,
          'Next step: if it is posted, record its address in Clarion. If it is not and no longer makes sense, cancel it.',
        ],
        quoted: post.text,
      };
  }
}

/** What members are told of a post that they were to post by hand and must not post now. Its text is not repeated. */
export function describeBar(
  { post, why }: Extract<Notice, { readonly kind: 'hand-off-barred' }>,
  { nameOf }: NoticeSurroundings,
): Wording {
  const name = nameOf(post.platform);
  return {
    subject: `do not post on ${name} by hand now`,
    sentences: [
      `A post that waits to be posted by hand on ${name} must not go out now. ${endSentence(why)}`,
      'Next step: tell whoever posts it. If it is public already, record its address in Clarion, and take it down if it should not be there. If it is not, leave it until posting is allowed again, or cancel it.',
    ],
  };
}

/** Reasons are kept as sentences, some without their full stop. */
export function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
