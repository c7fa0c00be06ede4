import type { Channel } from '#core/channel.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { Post } from '#core/post.ts';
import type { TextRules } from '#core/text-rules.ts';
import { PostPreview } from '../components/post-preview.tsx';
import { mediaPath } from '../office-paths.ts';
import { textsId, titleOf } from './rotation-order.tsx';

export interface RotationTextsProps {
  readonly office: Office;
  readonly posts: readonly Post[];
  readonly pack: Pack;
  readonly rules: readonly TextRules[];
  readonly channels: readonly Channel[];
}

/** Every text once for each platform: a message says the same whenever its turn comes. */
export const RotationTexts = ({ office, posts, pack, rules, channels }: RotationTextsProps) => (
  <>
    {[...Map.groupBy(posts, ({ source }) => source.messageId)].map(([messageId, some]) => (
      <section id={textsId(messageId)} aria-label={titleOf(pack, messageId)} tabindex={-1}>
        <h3>{titleOf(pack, messageId)}</h3>
        <div class="preview-list">
          {differentTexts(some).map((post) => {
            const rule = rules.find(({ platform }) => platform === post.platform);
            return rule === undefined ? null : (
              <PostPreview
                rules={rule}
                channel={channels.find(({ platform }) => platform === post.platform)}
                text={post.text}
                language={post.language}
                image={post.image && { url: mediaPath(office.id, post.image.mediaId), alt: post.image.alt }}
              />
            );
          })}
        </div>
      </section>
    ))}
  </>
);

function differentTexts(posts: readonly Post[]): readonly Post[] {
  const first = new Map<string, Post>();
  for (const post of posts) {
    const key = `${post.platform} ${post.text}`;
    if (!first.has(key)) first.set(key, post);
  }
  return [...first.values()];
}
