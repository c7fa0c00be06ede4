import { hashtagsIn, linksIn, mentionsIn } from '#core/text-count.ts';

/** A stretch of a post's text, and what a platform would make of it. */
export interface Stretch {
  readonly text: string;
  readonly kind: 'plain' | 'link' | 'hashtag' | 'mention';
}

/** Cuts a text at its links, hashtags and mentions. Joined again, the stretches are the text. */
export function cutText(text: string): readonly Stretch[] {
  const waiting = [
    ...linksIn(text).map((link) => ({ text: link, kind: 'link' as const })),
    ...hashtagsIn(text).map((tag) => ({ text: `#${tag}`, kind: 'hashtag' as const })),
    ...mentionsIn(text).map((handle) => ({ text: `@${handle}`, kind: 'mention' as const })),
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

/** A post's text with its links, hashtags and mentions set apart. Nothing in it can be clicked: it is a preview. */
export const HighlightText = ({ text }: { text: string }) => (
  <>
    {cutText(text).map(({ text: part, kind }) =>
      kind === 'plain' ? part : <span class={`post-text__${kind}`}>{part}</span>,
    )}
  </>
);
