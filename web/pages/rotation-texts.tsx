import type { Channel } from '#core/channel.ts';
import type { GuardrailFacts } from '#core/guardrails/held-back.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { Post } from '#core/post.ts';
import type { TextRules } from '#core/text-rules.ts';
import { LinkList } from '../components/link-list.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { PreviewColors } from '../components/preview-colors.tsx';
import { WordingNotes } from '../components/wording-notes.tsx';
import { type LinksView, linksWithin } from '../links-view.ts';
import { mediaPath } from '../office-paths.ts';
import { textsId, titleOf } from './rotation-order.tsx';

export interface RotationTextsProps {
  readonly office: Office;
  readonly posts: readonly Post[];
  readonly pack: Pack;
  readonly rules: readonly TextRules[];
  readonly channels: readonly Channel[];
  readonly links: LinksView;
  /** What their words are read with. */
  readonly facts: GuardrailFacts | undefined;
}

/** Every text once for each platform: a message says the same whenever its turn comes. */
export const RotationTexts = ({ office, posts, pack, rules, channels, links, facts }: RotationTextsProps) => (
  <>
    <PreviewColors />
    {[...Map.groupBy(posts, ({ source }) => source.messageId)].map(([messageId, some]) => (
      <section id={textsId(messageId)} aria-label={titleOf(pack, messageId)} tabindex={-1}>
        <h3>{titleOf(pack, messageId)}</h3>
        <div class="preview-list">
          {differentTexts(some).map((post) => {
            const rule = rules.find(({ platform }) => platform === post.platform);
            return rule === undefined ? null : (
              <div>
                <PostPreview
                  rules={rule}
                  channel={channels.find(({ platform }) => platform === post.platform)}
                  text={post.text}
                  language={post.language}
                  mentions={post.mentions}
                  image={post.image && { ...post.image, url: mediaPath(office.id, post.image.mediaId) }}
                />
                <LinkList view={linksWithin(links, post.text)} zone={office.zone} />
                <WordingNotes {...{ post, office, facts }} rules={rule} />
              </div>
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
