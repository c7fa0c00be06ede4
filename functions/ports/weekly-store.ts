import type { Happening } from '#core/audit.ts';
import type { MemberId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import type { Instant } from '#core/time.ts';
import type { WeeklyChoice } from '#core/weekly/weekly-choice.ts';
import type { Written } from './store.ts';

/** When the sweep sees to an office's or association's summaries. */
export interface WeeklyDue {
  /** Absent where nobody wants one. */
  readonly lookAt?: Instant | undefined;
  /** Changes whenever somebody switches theirs on. */
  readonly taker?: string | undefined;
}

/** Who of one office or association wants the weekly summary, and what of it was sent. */
export interface WeeklyStore {
  readonly scope: Scope;
  /** What members have decided, those who have switched it off too. */
  listChoices(): Promise<readonly WeeklyChoice[]>;
  readChoice(id: MemberId): Promise<WeeklyChoice | undefined>;
  /**
   * Writes a choice whose stored version is `choice.version`; 0 for a member's first. One that is on leads the sweep
   * here at `at`, or earlier where it is to come earlier already.
   */
  writeChoice(choice: WeeklyChoice, at: Instant, happening: Happening): Promise<Written>;

  readDue(): Promise<WeeklyDue>;
  /** Leads the sweep here at `next`, where what led it here has passed by `now`. */
  moveOn(now: Instant, next: Instant): Promise<void>;
  /** Takes this place out of the sweep's way, unless somebody has switched theirs on since `due` was read. */
  leave(due: WeeklyDue, now: Instant): Promise<void>;

  /**
   * Takes a summary, by its key, for sending until then; `sent` where that was done before, `busy` where somebody else
   * has it. If that one dies, another may have it later.
   */
  take(key: string, now: Instant, until: Instant): Promise<'taken' | 'sent' | 'busy'>;
  /** Keeps a summary that was taken until `taken` from being tried again before `until`. */
  rest(key: string, taken: Instant, until: Instant): Promise<void>;
  /** Notes that a summary was sent: nobody gets it again. */
  noteSent(key: string, at: Instant): Promise<void>;
}

/** Where summaries are due, whatever the place. For the sweep only. */
export interface WeeklyIndex {
  /** At most `limit` offices and associations whose instant has come by `until`, the longest overdue first. */
  read(until: Instant, limit: number): Promise<readonly Scope[]>;
}
