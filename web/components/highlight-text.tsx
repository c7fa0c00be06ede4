import { hashtagsIn, linksIn, mentionsIn } from '#core/text-count.ts';

/** A stretch of a post's text, and what a platform would make of it. */
export interface Stretch {
  readonly text: string;
  readonly kind: 'plain' | 'link' | 'hashtag' | 'mention';
}

/** What a platform sets apart in a text; by default everything that reads like it. */
export interface Marking {
  readonly links?: boolean | undefined;
  readonly handles?: boolean | undefined;
  /** Names that the platform tags by number. */
  readonly names?: readonly string[] | undefined;
}

/** Cuts a text at its links, hashtags and mentions. Joined again, the stretches are the text. */
export function cutText(text: string, marking: Marking = {}): readonly Stretch[] {
  const { links = true, handles = true, names = [] } = marking;
  const waiting = [
    ...(links ? linksIn(text) : []).map((link) => ({ text: link, kind: 'link' as const })),
    ...hashtagsIn(text).map((tag) => ({ text: `#${tag}`, kind: 'hashtag' as const })),
    ...(handles ? mentionsIn(text) : []).map((handle) => ({ text: `@${handle}`, kind: 'mention' as const })),
    ...names.filter((name) => name !== '').map((name) => ({ text: name, kind: 'mention' as const })),
  ];
  const stretches: Stretch[] = [];
  let position = 0;
  while (position < text.length) {
    const next = waiting
      .map((stretch) => ({ stretch, start: text.indexOf(stretch.text, position) }))
      .filter(({ start }) => start >= 0)
      // At one place the longest wins: #VoteEarly is not #Vote followed by "Early".
      .sort((a, b) => a.start - b.start || b.stretch.text.length - a.stretch.text.length)[0];
    if (!next) break;
    if (next.start > position) stretches.push({ text: text.slice(position, next.start), kind: 'plain' });
    stretches.push(next.stretch);
    waiting.splice(waiting.indexOf(next.stretch), 1);
    position = next.start + next.stretch.text.length;
  }
  if (position < text.length) stretches.push({ text: text.slice(position), kind: 'plain' });
  return stretches;
}

/** The stretches before and after a place in their text; one that lies across it is cut in two. */
export function splitAt(
  stretches: readonly Stretch[],
  at: number,
): readonly [readonly Stretch[], readonly Stretch[]] {
  const before: Stretch[] = [];
  const after: Stretch[] = [];
  let start = 0;
  for (const { text, kind } of stretches) {
    const cut = Math.min(Math.max(at - start, 0), text.length);
    if (cut > 0) before.push({ text: text.slice(0, cut), kind });
    if (cut < text.length) after.push({ text: text.slice(cut), kind });
    start += text.length;
  }
  return [before, after];
}

export interface HighlightTextProps {
  readonly text: string;
  readonly marking?: Marking | undefined;
  /** Where the platform hides the rest until somebody asks for it. */
  readonly foldAt?: number | undefined;
}

/**
 * A post's text with its links, hashtags and mentions set apart. Nothing in it can be clicked: it is a preview. What a
 * platform would fold away is marked and not hidden, since whoever approves a text has to read all of it.
 */
export const HighlightText = ({ text, marking, foldAt }: HighlightTextProps) => {
  const stretches = cutText(text, marking);
  if (foldAt === undefined) return <Stretches stretches={stretches} />;
  const [shown, rest] = splitAt(stretches, foldAt);
  return (
    <>
      <Stretches stretches={shown} />
      <span class="preview__rest">
        <Stretches stretches={rest} />
      </span>
    </>
  );
};

const Stretches = ({ stretches }: { stretches: readonly Stretch[] }) => (
  <>
    {stretches.map(({ text, kind }) =>
      kind === 'plain' ? text : <span class={`post-text__${kind}`}>{text}</span>,
    )}
  </>
);
