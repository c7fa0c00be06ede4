import { describeBar, describePost, endSentence, type Wording } from './describe-post-notice.ts';
import type { Platform } from './ids.ts';
import type { Notice, OfferStage, PostNotice } from './notices.ts';
import type { Offer } from './offer.ts';
import type { Office } from './office.ts';
import type { Post } from './post.ts';
import { describeTime } from './slot.ts';
import type { Instant } from './time.ts';

/** What any notice is written with. */
interface Surroundings {
  readonly office: Pick<Office, 'name' | 'zone'>;
  readonly nameOf: (platform: Platform) => string;
}

/** What a notice is written with, besides what it is about. */
export interface NoticeSurroundings extends Surroundings {
  /** The page on which the next step is taken. */
  readonly link: string;
  readonly now: Instant;
}

/** What a digest is written with, besides what it is about. */
export interface DigestSurroundings extends Surroundings {
  readonly linkTo: (post: Post) => string;
  /** The page that shows them all. */
  readonly link: string;
}

export interface Words {
  readonly subject: string;
  readonly text: string;
}

/** A notice in words: what has happened, what to do next, and where. Times are in the office's zone. */
export function writeNotice(notice: Notice, surroundings: NoticeSurroundings): Words {
  const { office, link } = surroundings;
  const { subject, sentences, quoted } = describeNotice(notice, surroundings);
  return {
    subject: `${office.name}: ${subject}`,
    text: [
      ...sentences,
      // Between lines of its own, so that it can be copied or passed on as it is.
      ...(quoted === undefined ? [] : ['The text of the post:', RULE, quoted, RULE]),
      `Open it in Clarion:\n${link}`,
      `You get this message because you may ${rightTo(notice.kind)} for ${office.name}. It is sent once.`,
    ].join('\n\n'),
  };
}

const RULE = '-----';

/** What lets a member take the next step, and so be told of it. */
function rightTo(kind: Notice['kind']): string {
  return kind === 'offer' || kind === 'review' ? 'approve posts' : 'publish';
}

/** A longer list would not be read, and the page behind the link shows all. */
const LISTED = 50;
const EXCERPT = 80;

/** Several posts to which the same has happened, in one message: each with its own page. */
export function writeDigest(
  notices: readonly PostNotice[],
  { office, nameOf, linkTo, link }: DigestSurroundings,
): Words {
  const [first] = notices;
  if (!first) throw new RangeError('A digest of nothing');
  const { title, what, next } = DIGESTS[first.kind];
  const troubles = new Set(notices.map(({ post }) => post.trouble));
  // A reason that they share is said once.
  const [shared] = troubles.size === 1 ? troubles : [];
  const lines = notices.slice(0, LISTED).map(({ post }) => {
    const own = shared === undefined && post.trouble !== undefined ? `\n  ${endSentence(post.trouble)}` : '';
    const planned = describeTime(post.slot.due, office.zone);
    return `* ${nameOf(post.platform)}, ${planned}: ${excerptOf(post.text)}${own}\n  ${linkTo(post)}`;
  });
  const rest = notices.length - lines.length;
  return {
    subject: `${office.name}: ${notices.length} posts ${title}`,
    text: [
      `${notices.length} posts ${what}.`,
      ...(shared === undefined ? [] : [endSentence(shared)]),
      ...lines,
      ...(rest > 0 ? [`And ${rest} more, which Clarion lists.`] : []),
      `Next step: ${next}`,
      `See them all in Clarion:\n${link}`,
      `You get this message because you may ${rightTo(first.kind)} for ${office.name}. Each of these posts is told of once.`,
    ].join('\n\n'),
  };
}

const DIGESTS: Readonly<
  Record<PostNotice['kind'], { readonly title: string; readonly what: string; readonly next: string }>
> = {
  held: {
    title: 'are on hold',
    what: 'were put on hold',
    next: 'see to what stands in their way, then choose on the page “Stop and resume” which of them still go out.',
  },
  rejected: {
    title: 'were refused',
    what: 'were refused by their platforms',
    next: 'open each post, change it and approve it again, or cancel it.',
  },
  unconfirmed: {
    title: 'may be public',
    what: 'were sent, and Clarion cannot see whether they are public',
    next: 'look on each platform whether the post is there. Then say so in Clarion, which sends nothing again by itself.',
  },
  review: {
    title: 'wait for approval',
    what: 'wait for approval',
    next: 'read each text on the page “Approvals”, and approve those that may go out.',
  },
  removed: {
    title: 'are gone from their platforms',
    what: 'were not on their platforms any more when Clarion looked. Clarion did not remove them',
    next: 'find out who removed each. If your office did because something was wrong, record the correction on the post’s page.',
  },
  missed: {
    title: 'were not sent',
    what: 'were not sent in time',
    next: 'if one still makes sense, read it again and give it a new time. Otherwise cancel it.',
  },
};

/** The beginning of a text, on one line. */
export function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT - 1).join('')}…` : line;
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
    case 'offer':
      return describeOffer(notice.stage, notice.offer, surroundings);
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
    case 'hand-off-barred':
      return describeBar(notice, surroundings);
    default:
      return describePost(notice.kind, notice.post, surroundings);
  }
}

const OFFER_SUBJECTS: Readonly<Record<OfferStage, string>> = {
  received: 'an offer waits for your answer',
  nudged: 'your answer to an offer is missing',
  closing: 'the time to answer an offer ends soon',
  revised: 'a campaign was revised',
};

function describeOffer(
  stage: OfferStage,
  { title, associationName, posts, deadline }: Offer,
  { office }: NoticeSurroundings,
): Wording {
  if (stage === 'revised') {
    return {
      subject: OFFER_SUBJECTS.revised,
      sentences: [
        `${associationName} has revised “${title}”. Your office’s own posts are as they were.`,
        'Next step: compare them with what is proposed, and take over what should be different.',
      ],
    };
  }
  const what = `${associationName} offers “${title}”: ${posts === 1 ? '1 post' : `${posts} posts`} in the name of your office.`;
  return {
    subject: OFFER_SUBJECTS[stage],
    sentences: [
      stage === 'nudged' ? `${what} It asks you for an answer.` : what,
      `You can answer until ${describeTime(deadline, office.zone)}. Without your yes, nothing of it goes out.`,
      'Next step: read every text, change what should be different, then accept or decline.',
    ],
  };
}
