import { stageOfHandOff } from './hand-off.ts';
import type { Platform } from './ids.ts';
import type { Notice, PostNoticeKind } from './notices.ts';
import type { Office } from './office.ts';
import type { Post } from './post.ts';
import { describeTime } from './slot.ts';
import type { Instant } from './time.ts';

/** What a notice is written with, besides what it is about. */
export interface NoticeSurroundings {
  readonly office: Pick<Office, 'name' | 'zone'>;
  readonly nameOf: (platform: Platform) => string;
  /** The page on which the next step is taken. */
  readonly link: string;
  readonly now: Instant;
}

/** A notice in words: what has happened, what to do next, and where. Times are in the office's zone. */
export function writeNotice(
  notice: Notice,
  surroundings: NoticeSurroundings,
): { readonly subject: string; readonly text: string } {
  const { office, link } = surroundings;
  const { subject, sentences, quoted } = describeNotice(notice, surroundings);
  return {
    subject: `${office.name}: ${subject}`,
    text: [
      ...sentences,
      // Between lines of its own, so that it can be copied or passed on as it is.
      ...(quoted === undefined ? [] : ['The text of the post:', RULE, quoted, RULE]),
      `Open it in Clarion:\n${link}`,
      `You get this message because you may publish for ${office.name}. It is sent once.`,
    ].join('\n\n'),
  };
}

const RULE = '-----';

interface Wording {
  readonly subject: string;
  readonly sentences: readonly string[];
  readonly quoted?: string;
}

function describeNotice(notice: Notice, surroundings: NoticeSurroundings): Wording {
  const { office, nameOf, now } = surroundings;
  switch (notice.kind) {
    case 'channel-disconnected': {
      const name = nameOf(notice.channel.platform);
      const why = notice.channel.trouble ?? '';
      const what =
        notice.channel.mode === 'manual'
          ? `Posts for ${name} are no longer handed over to be posted by hand.`
          : `Clarion can no longer post on ${name} as ${notice.channel.name}.`;
      return {
        subject: `${name} is disconnected`,
        sentences: [
          why === '' ? what : `${what} ${endSentence(why)}`,
          `Posts for ${name} are put on hold at their time. Next step: connect ${name} again on the Channels page, then release what is on hold.`,
        ],
      };
    }
    case 'channel-ending': {
      const name = nameOf(notice.channel.platform);
      const ended = notice.endsAt <= now;
      return {
        subject: ended ? `the connection to ${name} has ended` : `connect ${name} again soon`,
        sentences: [
          `${name} ${ended ? 'let' : 'lets'} Clarion post as ${notice.channel.name} until ${describeTime(notice.endsAt, office.zone)}.`,
          `Next step: connect ${name} again on the Channels page${ended ? '' : ' before then'}. Nothing that is scheduled changes by it.`,
        ],
      };
    }
    case 'silence':
      return {
        subject: 'posts are waiting longer than they should',
        sentences: [
          notice.posts.length === 1
            ? 'A post should have gone out more than ten minutes ago, and nothing has moved since.'
            : `${notice.posts.length} posts should have gone out more than ten minutes ago, and nothing has moved since.`,
          'Clarion keeps trying, and sends none of them after its last moment. Next step: tell whoever runs Clarion, and if a post is urgent, cancel it here before you post it by hand.',
        ],
      };
    default:
      return describePost(notice.kind, notice.post, surroundings);
  }
}

function describePost(
  kind: PostNoticeKind,
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

/** Reasons are kept as sentences, some without their full stop. */
function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
