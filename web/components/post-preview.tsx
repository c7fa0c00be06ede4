import type { Language } from '#core/ids.ts';
import { countText } from '#core/text-count.ts';
import type { TextRules } from '#core/text-rules.ts';
import { HighlightText } from './highlight-text.tsx';
import { writeNumber } from './number-text.ts';

export interface PostPreviewProps {
  readonly rules: Pick<TextRules, 'platform' | 'name' | 'text'>;
  /** The channel's name and its handle without `@`, empty where nobody knows it; absent before a channel is connected. */
  readonly channel?: { readonly name: string; readonly handle: string } | undefined;
  readonly text: string;
  readonly language: Language;
  readonly image?: { readonly url: string; readonly alt: string } | undefined;
}

/** How a post will look to the public, near enough to catch a mistake. */
export const PostPreview = ({ rules, channel, text, language, image }: PostPreviewProps) => {
  const length = countText(text, rules.text.unit);
  const over = length - rules.text.max;
  return (
    <article class="preview" aria-label={`${rules.name} preview`} data-platform={rules.platform}>
      <header class="preview__head">
        <span class="preview__avatar" aria-hidden="true">
          {channel ? initialsOf(channel.name) : null}
        </span>
        <p class="preview__who">
          <strong>{channel?.name ?? 'No channel connected'}</strong>
          {channel && channel.handle !== '' ? <span>@{channel.handle}</span> : null}
        </p>
        <p class="preview__platform">{rules.name}</p>
      </header>
      <p class="preview__text" lang={language}>
        <HighlightText text={text} />
      </p>
      {image ? (
        <figure class="preview__image">
          <img src={image.url} alt={image.alt} loading="lazy" />
          <figcaption>
            <strong>Image description:</strong> {image.alt}
          </figcaption>
        </figure>
      ) : null}
      <footer class={`preview__count${over > 0 ? ' preview__count--over' : ''}`}>
        {writeNumber(length)} of {writeNumber(rules.text.max)}
        {over > 0 ? `: shorten it by ${writeNumber(over)}` : null}
      </footer>
    </article>
  );
};

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => [...word][0])
    .join('');
}
