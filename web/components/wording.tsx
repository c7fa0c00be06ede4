import type { Pack, Variant } from '#core/pack.ts';
import { parseTemplate, type TemplatePart } from '#core/template.ts';

/** A pack's wording with its gaps named in words, before an office has filled them. */
export const Wording = ({ pack, variant }: { pack: Pack; variant: Variant }) => (
  <p class="wording" lang={variant.language}>
    {parseTemplate(variant.text.trim()).map((part) =>
      part.kind === 'text' ? part.text : <span class="wording__gap">{nameGap(part, pack)}</span>,
    )}
  </p>
);

function nameGap(part: Exclude<TemplatePart, { kind: 'text' }>, pack: Pack): string {
  switch (part.kind) {
    case 'placeholder':
      return pack.placeholders.find(({ key }) => key === part.key)?.label ?? part.key;
    case 'tag':
      return `Tag: ${pack.tags.find(({ key }) => key === part.key)?.name ?? part.key}`;
    case 'link':
      return pack.links.find(({ key }) => key === part.key)?.url ?? part.key;
    case 'hashtags':
      return 'Hashtags';
  }
}
