import type { LinkCheck } from '#core/links/link-answer.ts';

/** What was answered for links: one record a link, whichever office asked. */
export interface LinkChecks {
  /** The checks of at most 100 addresses, in no order. One that was never asked for, or too long ago, is left out. */
  read(urls: readonly string[]): Promise<readonly LinkCheck[]>;
  /** Keeps a check in the place of an earlier one; a later one stays. */
  write(check: LinkCheck): Promise<void>;
}
