import { concernsOf } from '#core/attention.ts';
import type { OfficeId, Platform, PostId } from '#core/ids.ts';
import { can, type Member } from '#core/member.ts';
import { type Notice, nextNoticeAt, noticesOf } from '#core/notices.ts';
import { later, MINUTE } from '#core/time.ts';
import { writeNotice } from '#core/write-notice.ts';
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
  };
}

export interface NotifyReport {
  readonly sent: number;
  /** Why messages were not taken, for the operator. They are tried again. */
  readonly failures: readonly string[];
}

/** How long one sender has a notice for itself, and how long a message that was not taken waits for its next try. */
export const SENDING_TIME = 5 * MINUTE;

/**
 * Tells everybody who may publish for an office what needs them, each thing once. It may run at any time and any number
 * of times: what was told is noted, and what could not be sent is sent by a later run.
 */
export async function notifyAttention(parts: Notifying, office: OfficeStore): Promise<NotifyReport> {
  const now = parts.clock.now();
  const [profile, posts, channels, members] = await Promise.all([
    office.readOffice(),
    office.listPosts(),
    office.listChannels(),
    office.listMembers(),
  ]);
  if (!profile) return { sent: 0, failures: [] };
  const next = nextNoticeAt(posts, channels, now);
  if (next !== undefined) await office.lookAgain(next, now);

  let sent = 0;
  const failures: string[] = [];
  send: for (const notice of noticesOf(concernsOf(posts, channels, now), now)) {
    const link = linkFor(parts, office.officeId, notice);
    const words = writeNotice(notice, { office: profile, nameOf: parts.nameOf, link, now });
    for (const member of publishersOf(members, office.officeId)) {
      const key = `${notice.key}#${member.id}`;
      if (!(await office.takeNotice(key, now, later(now, SENDING_TIME)))) continue;
      const mailed = await parts.mailer.send({ to: { name: member.name, email: member.email }, ...words });
      if (mailed === 'sent') {
        await office.noteSent(key, parts.clock.now());
        sent += 1;
      } else {
        failures.push(mailed.reason);
        // Posts wait behind this: a server that does not answer is waited for once.
        if (mailed.kind === 'unreachable') break send;
      }
    }
  }
  if (failures.length > 0) await office.lookAgain(later(now, SENDING_TIME), now);
  return { sent, failures };
}

/** Owners and publishers: who can take the next step. */
function publishersOf(members: readonly Member[], officeId: OfficeId): readonly Member[] {
  return members.filter((member) => can(member, officeId, 'publish'));
}

function linkFor({ links }: Notifying, officeId: OfficeId, notice: Notice): string {
  switch (notice.kind) {
    case 'channel-disconnected':
    case 'channel-ending':
      return links.channels(officeId);
    case 'silence':
      return links.dashboard(officeId);
    default:
      return links.post(notice.post);
  }
}
