import type { Place } from './document.ts';
import type { DraftPack, DraftPoint, DraftPost } from './draft-pack.ts';

/** A post or a talking point of a toolkit: what becomes a message. */
export type DraftWording = DraftPoint &
  Partial<
    Pick<
      DraftPost,
      'under' | 'label' | 'elsewhere' | 'timeframe' | 'topic' | 'timeSensitive' | 'image' | 'alt'
    >
  > & {
    /** `p0` or `t0`, counted in the draft, which never changes. */
    readonly key: string;
    readonly kind: 'post' | 'talking-point';
  };

/** Everything of a draft that can become a message: the posts, then the talking points, as they stand there. */
export function wordingsOf({
  posts,
  talkingPoints,
}: Pick<DraftPack, 'posts' | 'talkingPoints'>): readonly DraftWording[] {
  return [
    ...posts.map((post, at): DraftWording => ({ ...post, key: `p${at}`, kind: 'post' })),
    ...talkingPoints.map((point, at): DraftWording => ({ ...point, key: `t${at}`, kind: 'talking-point' })),
  ];
}

/** The beginning of a text, to tell it from others: whole words, some 60 letters. */
export function beginningOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if ([...line].length <= 60) return line;
  const cut = [...line].slice(0, 60).join('');
  return `${cut.replace(/\s+\S*$/, '') || cut}…`;
}

/** Whether what a finding points at lies in this stretch of a document. */
export function isWithin(inner: Place, outer: Place): boolean {
  return inner.document === outer.document && inner.first >= outer.first && inner.last <= outer.last;
}
