import { concernsOf } from '#core/attention.ts';
import type { CampaignId, OfficeId, Platform, PostId } from '#core/ids.ts';
import { judgeApprover } from '#core/judge-approver.ts';
import { can, type Member } from '#core/member.ts';
import {
  type Bundle,
  bundleNotices,
  type Notice,
  nextNoticeAt,
  noticesOf,
  type PostNotice,
  paceKey,
} from '#core/notices.ts';
import type { Office } from '#core/office.ts';
import { type Instant, later, MINUTE } from '#core/time.ts';
import { type Words, writeDigest, writeNotice } from '#core/write-notice.ts';
import type { Clock } from '#ports/clock.ts';
import type { Mailer } from '#ports/mail.ts';
import type { OfficeStore } from '#ports/store.ts';

export interface Notifying {
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly nameOf: (platform: Platform) => string;
  /** Whole addresses of the pages on which the next step is taken. */
  readonly links: {
    readonly post: (post: { readonly officeId: OfficeId; readonly id: PostId }) => string;
    readonly channels: (officeId: OfficeId) => string;
    readonly dashboard: (officeId: OfficeId) => string;
    readonly offer: (offer: { readonly officeId: OfficeId; readonly campaignId: CampaignId }) => string;
    readonly approvals: (officeId: OfficeId) => string;
  };
}

export interface NotifyReport {
  readonly sent: number;
  /** Why messages were not taken, for the operator. They are tried again. */
  readonly failures: readonly string[];
}

/** How long one sender has a notice for itself, and how long a message that was not taken waits for its next try. */
export const SENDING_TIME = 5 * MINUTE;

/** What one run has done so far, and what it works with. */
interface Run {
  readonly parts: Notifying;
  readonly office: OfficeStore;
  readonly profile: Office;
  readonly now: Instant;
  sent: number;
  readonly failures: string[];
  /** Whether something is left for a later run. */
  unfinished: boolean;
  /** Posts wait behind this: a server that does not answer is waited for once. */
  unreachable: boolean;
}

/**
 * Tells everybody who can take the next step what needs them, each thing once, and what has the same cause in few
 * messages. It may run at any time and any number of times: what was told is noted, and what could not be sent, or has
 * to wait for the others of its cause, is sent by a later run.
 */
export async function notifyAttention(parts: Notifying, office: OfficeStore): Promise<NotifyReport> {
  const now = parts.clock.now();
  const [profile, posts, channels, members, offers, gates] = await Promise.all([
    office.readOffice(),
    office.listPosts(),
    office.listChannels(),
    office.listMembers(),
    office.listOffers(),
    office.readGates(),
  ]);
  if (!profile) return { sent: 0, failures: [] };
  const next = nextNoticeAt(posts, channels, now, offers);
  if (next !== undefined) await office.lookAgain(next, now);

  const run: Run = {
    parts,
    office,
    profile,
    now,
    sent: 0,
    failures: [],
    unfinished: false,
    unreachable: false,
  };
  const bundles = bundleNotices(noticesOf(concernsOf(posts, channels, now, offers, gates), now));
  for (const told of bundles) {
    for (const member of members) {
      if (run.unreachable) break;
      const theirs = (notice: Notice) => concerns(notice, member, members, office.officeId);
      if (!('notices' in told)) {
        if (theirs(told)) await tellNotice(run, told, member);
        continue;
      }
      const notices = told.notices.filter(theirs);
      if (notices.length > 0) await tellBundle(run, { ...told, notices }, member);
    }
  }
  if (run.unfinished || run.failures.length > 0) await office.lookAgain(later(now, SENDING_TIME), now);
  return { sent: run.sent, failures: run.failures };
}

async function tellNotice(run: Run, notice: Notice, member: Member): Promise<void> {
  const [key] = await take(run, [keyFor(member, notice.key)]);
  if (key !== undefined) await send(run, member, wordsOf(run, notice), [key]);
}

/**
 * Tells a member of the posts of a bundle of which they do not know yet: one by one while there are messages left for
 * their cause in this half hour, otherwise in one. The messages are taken before the posts, so that of several senders
 * one has all the posts.
 */
async function tellBundle(run: Run, bundle: Bundle, member: Member): Promise<void> {
  const { office, now } = run;
  const all = Array.from({ length: bundle.messages }, (_, n) => keyFor(member, paceKey(bundle, n, now)));
  const messages = await take(run, all);
  if (messages.length === 0) {
    run.unfinished = true;
    return;
  }
  const news: { readonly notice: PostNotice; readonly key: string }[] = [];
  for (const notice of bundle.notices) {
    const [key] = await take(run, [keyFor(member, notice.key)]);
    if (key !== undefined) news.push({ notice, key });
  }
  if (news.length > messages.length) {
    const notices = news.map(({ notice }) => notice);
    // Whatever comes later of this cause waits for the next half hour.
    await send(run, member, digestOf(run, notices), [...news.map(({ key }) => key), ...messages]);
    return;
  }
  for (const { notice, key } of news) {
    const message = messages.shift();
    if (run.unreachable || message === undefined) break;
    await send(run, member, wordsOf(run, notice), [key, message]);
  }
  await Promise.all(messages.map((message) => office.returnNotice(message, later(now, SENDING_TIME))));
}

function keyFor({ id }: Member, key: string): string {
  return `${key}#${id}`;
}

/** Those of the keys that nobody else has, taken for sending. */
async function take({ office, now }: Run, keys: readonly string[]): Promise<string[]> {
  const taken: string[] = [];
  for (const key of keys) {
    if (await office.takeNotice(key, now, later(now, SENDING_TIME))) taken.push(key);
  }
  return taken;
}

/** Sends a message, and notes all that it tells. */
async function send(run: Run, member: Member, words: Words, keys: readonly string[]): Promise<void> {
  const { parts, office } = run;
  const mailed = await parts.mailer.send({ to: { name: member.name, email: member.email }, ...words });
  if (mailed === 'sent') {
    const at = parts.clock.now();
    await Promise.all(keys.map((key) => office.noteSent(key, at)));
    run.sent += 1;
    return;
  }
  run.failures.push(mailed.reason);
  if (mailed.kind === 'unreachable') run.unreachable = true;
}

function wordsOf({ parts, profile, now }: Run, notice: Notice): Words {
  const link = linkFor(parts, profile.id, notice);
  return writeNotice(notice, { office: profile, nameOf: parts.nameOf, link, now });
}

function digestOf({ parts, profile }: Run, notices: readonly PostNotice[]): Words {
  const { links, nameOf } = parts;
  const isReview = notices.some(({ kind }) => kind === 'review');
  return writeDigest(notices, {
    office: profile,
    nameOf,
    linkTo: links.post,
    link: isReview ? links.approvals(profile.id) : links.dashboard(profile.id),
  });
}

/** Whether a member can take the next step: approve what somebody else wrote, answer an offer, or see to a post. */
function concerns(notice: Notice, member: Member, members: readonly Member[], officeId: OfficeId): boolean {
  switch (notice.kind) {
    case 'offer':
      return can(member, { officeId }, 'approve');
    case 'review':
      return (
        can(member, { officeId }, 'approve') &&
        judgeApprover(notice.post, { kind: 'member', ...member }, officeId, members) !== 'needs-another'
      );
    default:
      return can(member, { officeId }, 'publish');
  }
}

function linkFor({ links }: Notifying, officeId: OfficeId, notice: Notice): string {
  switch (notice.kind) {
    case 'channel-disconnected':
    case 'channel-ending':
      return links.channels(officeId);
    case 'silence':
      return links.dashboard(officeId);
    case 'offer':
      return links.offer(notice.offer);
    default:
      return links.post(notice.post);
  }
}
