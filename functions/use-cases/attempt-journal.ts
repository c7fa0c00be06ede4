import type { Digest } from '#core/digest.ts';
import { judgeSending } from '#core/gate.ts';
import type { Attempt, Post } from '#core/post.ts';
import type { PostChange } from '#core/post-change.ts';
import { beginSending, recordProgress } from '#core/publish-steps.ts';
import type { Clock } from '#ports/clock.ts';
import type { Journal } from '#ports/publisher.ts';
import type { OfficeStore } from '#ports/store.ts';
import { judgeByCalendar } from './judge-by-calendar.ts';

/** Somebody else has taken over the post: whatever this attempt was about to do, it must not. */
export class ClaimLostError extends Error {
  override readonly name = 'ClaimLostError';
  readonly code = 'CLAIM_LOST';
}

/** The journal of one attempt, and the post as the attempt has last written it. */
export interface AttemptJournal extends Journal {
  readonly post: Post;
}

export interface JournalParts {
  readonly office: OfficeStore;
  readonly clock: Clock;
  readonly digest: Digest;
}

/** Opens the journal of a post that has just been claimed. Every entry is durable before it returns. */
export function openJournal(parts: JournalParts, claimed: Post, attempt: Attempt): AttemptJournal {
  const { office, clock, digest } = parts;
  let post = claimed;
  const write = async (change: PostChange): Promise<void> => {
    const written = await office.writePost(change);
    if (written === 'conflict') throw new ClaimLostError(`Attempt ${attempt.id} no longer holds ${post.id}`);
    post = written;
  };
  return {
    get post() {
      return post;
    },
    record: (progress) => write(recordProgress(post, progress)),
    beginSending: async () => {
      const gates = await office.readGates();
      const verdict = judgeSending(post, gates, clock.now());
      if (verdict.kind !== 'go') return verdict;
      const byCalendar = await judgeByCalendar(office, post, clock.now());
      if (byCalendar.kind !== 'go') return byCalendar;
      const written = await office.writePost(
        beginSending(post, attempt, clock.now(), digest),
        'unless-stopped',
      );
      if (written !== 'conflict') {
        post = written;
        // Polls that were kept open while this was written are open all the same.
        const last = await judgeByCalendar(office, post, clock.now());
        if (last.kind !== 'go') return last;
        // The clock has the very last word: a store that was slow to take this has used up time.
        return judgeSending(post, gates, clock.now());
      }
      // A stop that came between the reading and the writing is the likelier reason.
      const again = judgeSending(post, await office.readGates(), clock.now());
      if (again.kind === 'go') throw new ClaimLostError(`Attempt ${attempt.id} no longer holds ${post.id}`);
      return again;
    },
  };
}
