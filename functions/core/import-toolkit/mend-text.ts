/** One kind of debris that a conversion left in a text. */
export interface Debris {
  readonly words: string;
  readonly message: string;
}

export interface Mended {
  readonly text: string;
  readonly debris: readonly Debris[];
}

interface Mending {
  readonly pattern: RegExp;
  readonly to: string | ((match: string) => string);
  readonly message: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&apos;': "'",
  '&#39;': "'",
  '&rsquo;': '’',
  '&lsquo;': '‘',
  '&rdquo;': '”',
  '&ldquo;': '“',
  '&ndash;': '–',
  '&mdash;': '—',
  '&shy;': '',
};

/** UTF-8 that was read as Windows-1252, for the signs that office programs put into a text by themselves. */
const MISREAD: Readonly<Record<string, string>> = {
  'â€™': '’',
  'â€˜': '‘',
  'â€œ': '“',
  'â€\u009d': '”',
  'â€“': '–',
  'â€”': '—',
  'â€¦': '…',
  'â€¢': '•',
  'Ã©': 'é',
  'Ã±': 'ñ',
  'Ã¡': 'á',
  'Ã³': 'ó',
  Ãº: 'ú',
  'Â\u00a0': ' ',
};
const anyOf = (words: Readonly<Record<string, string>>) => new RegExp(Object.keys(words).join('|'), 'g');

/** Each is mended as its message says. A joiner between two emoji belongs to them. */
const MENDINGS: readonly Mending[] = [
  {
    pattern: anyOf(MISREAD),
    to: (match) => MISREAD[match] ?? match,
    message: 'A sign was garbled when the file was saved. It was put right.',
  },
  {
    pattern: anyOf(ENTITIES),
    to: (match) => ENTITIES[match] ?? match,
    message: 'A sign was left as it stands in a web page. It was put right.',
  },
  {
    pattern: /<br\s*\/?>/gi,
    to: '\n',
    message: 'A line break was left as it stands in a web page. It was made one.',
  },
  {
    pattern: /<\/?(?:b|i|u|p|em|strong|span|div)>/gi,
    to: '',
    message: 'A mark of a web page was taken out.',
  },
  { pattern: /\\([#_*[\]()@.!&~>+-])/g, to: '', message: 'A stray backslash was taken out.' },
  { pattern: /_x000D_/g, to: '', message: 'A mark of a spreadsheet was taken out.' },
  {
    pattern: /(?<=\p{L}|[.!?:,] ?)\\n/gu,
    to: '\n',
    message: 'A line break was left as \\n. It was made one.',
  },
  { pattern: /\u00ad/g, to: '', message: 'A soft hyphen, which cannot be seen, was taken out.' },
  {
    pattern: /(?<!\p{Extended_Pictographic}\uFE0F?\p{EMod}?)\u200d|[\u200b\u200c\u2060\ufeff]/gu,
    to: '',
    message: 'A sign that cannot be seen was taken out.',
  },
  {
    pattern: /[\ufb00-\ufb06]/g,
    to: (match) => match.normalize('NFKC'),
    message: 'Letters that were printed as one sign were written as letters.',
  },
  { pattern: /[\ue000-\uf8ff]\s*/g, to: '', message: 'A sign of a symbol font was taken out.' },
  { pattern: /[\v\u2028\u2029]/g, to: '\n', message: 'A line break of another program was made one.' },
];

/** A text without what a conversion left in it, and what that was, each kind once. */
export function mendText(text: string): Mended {
  const debris: Debris[] = [];
  let mended = text;
  for (const { pattern, to, message } of MENDINGS) {
    const found = mended.match(pattern);
    if (!found) continue;
    debris.push({ words: found[0], message });
    mended = mended.replaceAll(pattern, (match: string, group?: unknown) =>
      typeof to === 'string'
        ? to + (match.startsWith('\\') && typeof group === 'string' ? group : '')
        : to(match),
    );
  }
  // Common, invisible and harmless once it is a space: not worth a sentence.
  mended = mended.replaceAll(/[\u00a0\u2007\u202f]/g, ' ').replaceAll(/[^\S\n]+$/gm, '');
  return { text: mended, debris: [...debris, ...findUnmended(mended)] };
}

/** Two words run together where a sentence ends: “designation.our”, unless it may be an address. */
const GLUED = /(?<![\p{L}\p{N}]*[@/.][\p{L}\p{N}-]*)\p{Ll}{3,}[.!?]\p{L}{2,}(?![\p{L}\p{N}]*[./@])(?=\s)/u;

function findUnmended(text: string): readonly Debris[] {
  const debris: Debris[] = [];
  const report = (pattern: RegExp, message: string) => {
    const found = pattern.exec(text);
    if (found) debris.push({ words: found[0].trim(), message });
  };
  report(/\S*\ufffd\S*/, 'A letter was lost here (�). Type it anew.');
  report(/(?<=\S) ?[•●▪◦‣] ?(?=\S)/, 'A bullet stands inside a text: a list may have lost its lines.');
  report(
    /\p{Ll}\p{Ll}-\s(?!and\b|or\b|to\b|nor\b|[yo]\b)\p{Ll}{2,}(?!\p{L}*-)/u,
    'A word may have been cut at the end of a line. Join it if so.',
  );
  report(/^[^|\n]+\|$/, 'A cell of a table stands alone: the table has lost its columns.');
  report(/Ã[\u0080-\u00bf]|â€/, 'A sign was garbled when the file was saved. Type it anew.');
  return debris;
}

/** A sentence that was glued to the next one, where a part between two documents or paragraphs was lost. */
export function findGlued(text: string): string | undefined {
  // Looking behind each letter is slow: most texts have nothing to look for.
  const match = /\p{Ll}[.!?]\p{L}/u.test(text) ? GLUED.exec(text)?.[0] : undefined;
  // vote.gov and its like are addresses.
  return match &&
    !/\.(?:gov|org|com|net|us|edu|info|vote|ly|io|co|pdf|png|jpe?g|docx?|xlsx?|csv|zip)$/i.test(match)
    ? match
    : undefined;
}

/** An opening quotation mark without its closing one, or the reverse; each stands in its own paragraph at the most. */
export function hasBrokenQuotes(text: string): boolean {
  let open = 0;
  for (const [sign] of text.matchAll(/[“”]/g)) {
    open += sign === '“' ? 1 : -1;
    if (open < 0 || open > 1) return true;
  }
  return open !== 0;
}
