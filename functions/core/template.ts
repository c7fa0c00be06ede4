/** A piece of a template: text as it stands, or something to fill in. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly key: string }
  | { readonly kind: 'tag'; readonly key: string }
  | { readonly kind: 'link'; readonly key: string }
  | { readonly kind: 'hashtags' };

const TOKEN = /\{([^{}]*)\}/g;

/**
 * Splits a template into its parts. `{office}` is a placeholder, `{@election-center}` a tag, `{link:standards}` a
 * link, `{hashtags}` the place of the chosen hashtags. Anything else in braces is a placeholder that nobody will
 * find, and is reported by whoever looks it up.
 */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const match of template.matchAll(TOKEN)) {
    if (match.index > from) parts.push({ kind: 'text', text: template.slice(from, match.index) });
    parts.push(parseToken(match[1] ?? ''));
    from = match.index + match[0].length;
  }
  if (from < template.length) parts.push({ kind: 'text', text: template.slice(from) });
  return parts;
}

function parseToken(token: string): TemplatePart {
  if (token === 'hashtags') return { kind: 'hashtags' };
  if (token.startsWith('@')) return { kind: 'tag', key: token.slice(1) };
  if (token.startsWith('link:')) return { kind: 'link', key: token.slice('link:'.length) };
  return { kind: 'placeholder', key: token };
}

/** The keys of the placeholders that a template asks for, each once, in the order they stand. */
export function placeholdersIn(template: string): readonly string[] {
  const keys = parseTemplate(template).flatMap((part) => (part.kind === 'placeholder' ? [part.key] : []));
  return [...new Set(keys)];
}

/**
 * What still waits to be filled in a text that should be finished: `{office}`, `[YOUR OFFICE]`. Brackets count only
 * in capitals, as toolkits write them, so that `[sic]` stays a word.
 */
export function unfilledIn(text: string): readonly string[] {
  return [...text.matchAll(/\{[^{}]*\}|\[[A-Z][A-Z0-9 /_-]+\]/g)].map((match) => match[0]);
}

/**
 * Tidies what an omitted token leaves behind: runs of spaces, a space before punctuation or a line's end, and more
 * than one empty line.
 */
export function tidyText(text: string): string {
  return (
    text
      // What is one plain space already, nearly all there are, is left alone.
      .replaceAll(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
      .replaceAll(/ ([.,;:!?])(?=\s|$)/g, '$1')
      .replaceAll(/ *\n */g, '\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim()
      .normalize('NFC')
  );
}
