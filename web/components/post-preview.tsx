import { foldPoint } from '#core/compose/fold-point.ts';
import type { Language } from '#core/ids.ts';
import type { Mention } from '#core/resolve-tag.ts';
import { countText, linksIn } from '#core/text-count.ts';
import type { TextRules } from '#core/text-rules.ts';
import { HighlightText } from './highlight-text.tsx';
import { writeNumber } from './number-text.ts';
import { lookOf, type PlatformLook } from './platform-looks.ts';
import { cropFor, LinkCard, type PreviewImage, PreviewPicture } from './preview-picture.tsx';

export interface PostPreviewProps {
  readonly rules: Pick<TextRules, 'platform' | 'name' | 'text'>;
  /** The channel's name and its handle without `@`, empty where nobody knows it; absent before a channel is connected. */
  readonly channel?: { readonly name: string; readonly handle: string } | undefined;
  readonly text: string;
  readonly language: Language;
  /** Whom the platform tags by number. */
  readonly mentions?: readonly Mention[] | undefined;
  readonly image?: PreviewImage | undefined;
}

/** How a post will look to the public on its platform, near enough to catch a mistake. */
export const PostPreview = (props: PostPreviewProps) => {
  const { rules, channel, text, language, mentions, image } = props;
  const look = lookOf(rules.platform);
  const foldAt = look.fold && foldPoint(text, look.fold);
  const crop = image && cropFor(look, image);
  const link = look.linkCard && image === undefined ? linksIn(text)[0] : undefined;
  const marking = {
    links: look.linksLead,
    handles: look.handlesLead,
    names: mentions?.map(({ label }) => label),
  };
  const picture = image ? <PreviewPicture image={image} crop={crop} /> : null;
  return (
    <article class="preview" aria-label={`${rules.name} preview`} data-platform={rules.platform}>
      <div class="preview__screen">
        <header class="preview__head">
          <span class="preview__avatar" aria-hidden="true">
            {channel ? initialsOf(channel.name) : null}
          </span>
          <Account channel={channel} look={look} />
          <p class="preview__platform">{rules.name}</p>
        </header>
        {look.pictureFirst ? picture : null}
        <p class="preview__text" lang={language}>
          <HighlightText text={text} marking={marking} foldAt={foldAt} />
        </p>
        {look.pictureFirst ? null : picture}
        {link === undefined ? null : <LinkCard link={link} name={rules.name} />}
      </div>
      <Count rules={rules} text={text} />
      <p class="preview__about">
        Preview, approximate.
        {foldAt === undefined ? null : ` ${rules.name} hides what follows the mark until a reader opens it.`}
        {crop === undefined ? null : ` ${rules.name} cuts the edges of this picture.`}
        {look.linksLead || linksIn(text).length === 0
          ? null
          : ` An address cannot be tapped on ${rules.name}.`}
      </p>
    </article>
  );
};

const Account = ({ channel, look }: Pick<PostPreviewProps, 'channel'> & { look: PlatformLook }) => {
  const name = channel?.name ?? 'No channel connected';
  const handle = channel === undefined || channel.handle === '' ? undefined : channel.handle;
  if (look.account === 'handle' && handle !== undefined) {
    return (
      <p class="preview__who">
        <strong>{handle}</strong>
      </p>
    );
  }
  return (
    <p class="preview__who">
      <strong>{name}</strong>
      {handle !== undefined && look.account === 'name-and-handle' ? <span>@{handle}</span> : null}
    </p>
  );
};

const Count = ({ rules, text }: Pick<PostPreviewProps, 'rules' | 'text'>) => {
  const { max, unit } = rules.text;
  const length = countText(text, unit);
  const over = length - max;
  return (
    <footer class={`preview__count${over > 0 ? ' preview__count--over' : ''}`}>
      {writeNumber(length)} of {writeNumber(max)}, as {rules.name} counts
      {over > 0 ? `: shorten it by ${writeNumber(over)}` : null}
    </footer>
  );
};

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => [...word][0])
    .join('');
}
