import type { Accepted, PostRow } from './table.ts';

/** Something that must be so whatever the pages say. */
export interface Fact {
  readonly what: string;
  readonly isSo: boolean;
}

/** Judges that nothing became public between two instants, epoch ms. */
export function judgeStop(accepted: readonly Accepted[], from: number, until: number): Fact {
  const late = accepted.filter(({ publishedAt }) => isBetween(publishedAt, from, until));
  return { what: `nothing was published after the stop (${late.length} posts)`, isSo: late.length === 0 };
}

/** Judges that no post of a message became public after an instant, epoch ms: by the table, and by what platforms have. */
export function judgeWithdrawal(
  posts: readonly PostRow[],
  accepted: readonly Accepted[],
  message: string,
  from: number,
): Fact {
  const own = posts.filter(({ source }) => source.messageId === message);
  const texts = new Set(own.map(({ text }) => text));
  const late = [
    ...own.filter(({ receipt }) => isBetween(receipt?.publishedAt ?? null, from, Number.POSITIVE_INFINITY)),
    ...accepted.filter(
      ({ text, publishedAt }) => texts.has(text) && isBetween(publishedAt, from, Number.POSITIVE_INFINITY),
    ),
  ];
  return {
    what: `no post of the withdrawn message was published after its withdrawal (${late.length} of ${own.length} posts)`,
    isSo: late.length === 0 && own.length > 0,
  };
}

/** Judges that no account has the same text twice. */
export function judgeTwice(accepted: readonly Accepted[]): Fact {
  const seen = new Set(accepted.map(({ account, text }) => `${account.handle}\n${text}`));
  const twice = accepted.length - seen.size;
  return { what: `no account says the same twice (${twice} of ${accepted.length} posts)`, isSo: twice === 0 };
}

function isBetween(at: string | null, from: number, until: number): boolean {
  return at !== null && Date.parse(at) > from && Date.parse(at) < until;
}
