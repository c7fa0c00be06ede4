import type { Concern } from '#core/attention.ts';
import { endSentence } from '#core/describe-post-notice.ts';
import type { Platform } from '#core/ids.ts';
import type { Post, PostState } from '#core/post.ts';
import { describeTime, type Zone } from '#core/slot.ts';
import { excerptOf } from '#core/write-notice.ts';

export interface Naming {
  readonly zone: Zone;
  readonly nameOf: (platform: Platform) => string;
}

/** What stands before a post that needs a person. */
const LABELS: Readonly<Partial<Record<PostState, string>>> = {
  rejected: 'Refused by its platform',
  unconfirmed: 'May be public',
  held: 'On hold',
  handoff: 'To be posted by hand',
  missed: 'Not sent in time',
  review: 'Waits for approval',
  draft: 'Draft, not approved',
};

/** Something of an office that needs a person, in one line. Times are in the office's zone. */
export function describeConcern(concern: Concern, naming: Naming): string {
  const { zone, nameOf } = naming;
  switch (concern.kind) {
    case 'post': {
      const { post, overdue, bar } = concern;
      if (bar) return `Not to be posted by hand now: ${describePlanned(post, naming)}`;
      const label = overdue ? 'Should have been posted by hand' : (LABELS[post.state] ?? 'Needs a look');
      return `${label}: ${describePlanned(post, naming)}`;
    }
    case 'removed':
      return `Gone from its platform, and nobody has recorded why: ${describePublicPost(concern.post, naming)}`;
    case 'channel': {
      const { platform, trouble, expiresAt } = concern.channel;
      const name = nameOf(platform);
      if (concern.standing === 'disconnected') {
        return `${name} is disconnected. ${endSentence(trouble ?? 'Connect it again')}`;
      }
      return expiresAt === undefined
        ? `${name} has to be connected again soon.`
        : `${name} lets Clarion post until ${describeTime(expiresAt, zone)}. Connect it again before then.`;
    }
    case 'offer': {
      const { associationName, title, proposed, deadline } = concern.offer;
      return proposed === undefined
        ? `${associationName} offers “${title}”. Your office can answer until ${describeTime(deadline, zone)}.`
        : `${associationName} has revised “${title}”. Compare it with your posts.`;
    }
    case 'silence':
      return concern.posts.length === 1
        ? 'A post should have gone out more than ten minutes ago, and nothing has moved since.'
        : `${concern.posts.length} posts should have gone out more than ten minutes ago, and nothing has moved since.`;
  }
}

/** Such as `X, Tuesday, September 15, 2026 at 10:30 AM EDT: We follow the Standards`. */
export function describePlanned({ platform, slot, text }: Post, { zone, nameOf }: Naming): string {
  return `${nameOf(platform)}, ${describeTime(slot.due, zone)}: ${excerptOf(text)}`;
}

/** The same of a public post, with the time at which it became public. */
export function describePublicPost(post: Post, naming: Naming): string {
  const { receipt, platform, text } = post;
  if (!receipt) return describePlanned(post, naming);
  const { zone, nameOf } = naming;
  return `${nameOf(platform)}, published ${describeTime(receipt.publishedAt, zone)}: ${excerptOf(text)}`;
}
