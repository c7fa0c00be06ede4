import type { Place } from './document.ts';
import type { DraftPack, DraftPoint, DraftPost } from './draft-pack.ts';

/** A post, a talking point or a principle of a toolkit: what can become a message. */
export type DraftWording = DraftPoint &
  Partial<
    Pick<
      DraftPost,
      'under' | 'label' | 'elsewhere' | 'timeframe' | 'topic' | 'timeSensitive' | 'image' | 'alt'
    >
  > & {
    /** `p0`, `t0` or `s0`, counted in the draft, which never changes. */
    readonly key: string;
    readonly kind: 'post' | 'talking-point' | 'principle';
  };

/** Everything of a draft that can become a message: the posts, the talking points and the principles, as they stand there. */
export function wordingsOf({
  posts,
  talkingPoints,
  sayings,
}: Pick<DraftPack, 'posts' | 'talkingPoints' | 'sayings'>): readonly DraftWording[] {
  return [
    ...posts.map((post, at): DraftWording => ({ ...post, key: `p${at}`, kind: 'post' })),
    ...talkingPoints.map((point, at): DraftWording => ({ ...point, key: `t${at}`, kind: 'talking-point' })),
    ...sayings.map((saying, at): DraftWording => ({ ...saying, key: `s${at}`, kind: 'principle' })),
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
