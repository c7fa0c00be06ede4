import type { Post } from '#core/post.ts';
import { describeTime, type Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import type { FoundWords } from './find-words.ts';
import { looksLikeResults } from './looks-like-results.ts';
import { isBeforeClose, type ResultsSilence } from './polls-close.ts';

/** A post that reads like results while polls of its state are open or voting has begun: it must not go out. */
export interface ResultsRefusal {
  readonly kind: 'before-close';
  readonly silence: ResultsSilence;
  /** The matched words of the text, and of the image's description. */
  readonly words: readonly FoundWords[];
  readonly inAlt: readonly FoundWords[];
  /** What was read, until when it has to wait, and what to do. */
  readonly message: string;
}

/**
 * Refuses a post that reads like results of an election at an instant at which that election's state has not closed
 * its last polls. Ask with the due minute when a post is planned or approved, and with the clock's time in the last
 * check before the call, since polls may have been kept open meanwhile. Times in the message are in the given zone.
 */
export function judgeResults(
  post: Pick<Post, 'text' | 'language' | 'image'>,
  at: Instant,
  silences: readonly ResultsSilence[],
  zone: Zone,
): ResultsRefusal | undefined {
  const open = silences.filter((silence) => isBeforeClose(silence, at));
  // The one that ends last is the one to wait for; one without an end outlasts all.
  const silence = open.find(({ close }) => close === undefined) ?? open.sort(byClose).at(-1);
  if (!silence) return undefined;
  const { words } = looksLikeResults(post.text, post.language);
  const inAlt = post.image ? looksLikeResults(post.image.alt, post.language).words : [];
  const [first] = [...words, ...inAlt];
  if (!first) return undefined;
  return {
    kind: 'before-close',
    silence,
    words,
    inAlt,
    message: `“${first.words}” reads like results of ${silence.election.name}${inAlt.includes(first) ? ' (in the image’s description)' : ''}. ${explain(silence, zone)}`,
  };
}

/** Whether anything in a post reads like results: only then a calendar has to be asked. */
export function readsLikeResults({
  text,
  language,
  image,
}: Pick<Post, 'text' | 'language' | 'image'>): boolean {
  const texts = image ? [text, image.alt] : [text];
  return texts.some((each) => looksLikeResults(each, language).words.length > 0);
}

function explain({ close, election }: ResultsSilence, zone: Zone): string {
  return close
    ? `The last polls in ${election.state} close ${describeTime(close.at, zone)}; nothing like it may go out before. Move the post to a later time, or take these words out.`
    : 'The calendar does not say when its polls close on Election Day, so nothing like it may go out. Enter the closing time with its source, or take these words out.';
}

function byClose(one: ResultsSilence, other: ResultsSilence): number {
  const [a = '', b = ''] = [one.close?.at, other.close?.at];
  return a < b ? -1 : a > b ? 1 : 0;
}
