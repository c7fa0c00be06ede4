import type { Happening } from '#core/audit.ts';
import type { Day } from '#core/election/day.ts';
import type { DayOfOpenings, LinkCode, ShortLink } from '#core/short-link.ts';
import type { LinkChecks } from './link-checks.ts';
import type { Written } from './store.ts';

/** One office's short links, and how often they were opened. */
export interface OfficeLinks {
  /** Retired ones too, in no order. */
  list(): Promise<readonly ShortLink[]>;
  read(code: LinkCode): Promise<ShortLink | undefined>;
  /** Writes a link whose stored version is `link.version`; 0 for one that is not stored yet. */
  write(link: ShortLink, happening: Happening): Promise<Written>;
  /**
   * Adds one opening to a day, however many others are being added. Throws where the store does not answer until the
   * signal: the opening may be counted or not then.
   */
  count(code: LinkCode, day: Day, until: AbortSignal): Promise<void>;
  /** What links of the web have answered, whichever office asked: the same for all of them. */
  readonly checks: LinkChecks;
  /** The days on which any of the office's links was opened, in no order. */
  listOpenings(): Promise<readonly DayOfOpenings[]>;
}
