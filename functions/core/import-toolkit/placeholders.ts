import type { Place } from './document.ts';
import type { DraftComposite, DraftPlaceholder, Passage } from './draft-pack.ts';
import { type Concept, conceptsOf, keyFrom } from './placeholder-names.ts';

/** A placeholder as it stands in a text. */
export interface Token {
  readonly at: number;
  readonly written: string;
  /** What stands between its brackets. */
  readonly name: string;
  /** Whether it is written in square brackets, as most toolkits do; anything else is a guess. */
  readonly sure: boolean;
}

const SHAPES: readonly (readonly [RegExp, boolean])[] = [
  [/\[([^[\]\n]{1,80})\](?!\()/g, true],
  [/\{\{?([A-Za-z][^{}\n]{0,60})\}\}?/g, false],
  [/«([^«»\n]{1,60})»/g, false],
  [/<<([^<>\n]{1,60})>>|<(?=[A-Z][A-Z /'’-]+>)([^<>\n]{2,60})>/g, false],
  [/\((?:insert|enter|add|your) ([^()\n]{2,60})\)/gi, false],
  [/\bINSERT ([A-Z][A-Z /]{2,40})(?=\b)/g, false],
  [/_{3,}|\b[X]{3,}\b/g, false],
];

/** Brackets that ask for nothing: [sic], [1], […]. */
const NO_PLACEHOLDER = /^(?:sic|\d+|…|\.{3}|[xX✓ ]|note:.*|\p{Ll}{1,2}|emphasis added.*)$/u;

export function tokensIn(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const [pattern, sure] of SHAPES) {
    for (const match of text.matchAll(pattern)) {
      const name = (match[1] ?? match[2] ?? 'blank').trim();
      const overlaps = tokens.some(
        ({ at, written }) => match.index < at + written.length && at < match.index + match[0].length,
      );
      if (name === '' || NO_PLACEHOLDER.test(name) || overlaps) continue;
      tokens.push({ at: match.index, written: match[0], name, sure });
    }
  }
  return tokens.toSorted((one, other) => one.at - other.at);
}

export interface Placeholders {
  readonly placeholders: readonly DraftPlaceholder[];
  readonly composites: readonly DraftComposite[];
  /** The text with each of them as the pack format writes it. */
  fill(text: string): string;
}

interface Seen {
  readonly token: Token;
  readonly place: Place;
  readonly after: string;
}

/** What all texts together ask offices to fill in: the same thing once, however it is written. */
export function gatherPlaceholders(texts: readonly Passage[]): Placeholders {
  const seen = texts.flatMap(({ text, place }) =>
    tokensIn(text).map(
      (token): Seen => ({ token, place, after: text.slice(token.at + token.written.length) }),
    ),
  );
  const conceptsByName = new Map<string, readonly Concept[]>();
  for (const { token } of seen) {
    const own: Concept = { key: keyFrom(token.name), label: token.name, type: 'text' };
    const found = conceptsOf(token.name);
    conceptsByName.set(token.name, found.length > 0 ? found : [own]);
  }
  const all = [...conceptsByName.values()].flat();
  const concepts = all.filter((one, at) => all.findIndex(({ key }) => key === one.key) === at);
  const placeholders = concepts.map((concept) => draft(concept, seen, conceptsByName));
  const names = [...conceptsByName].filter(([, found]) => found.length > 1);
  const composites = names.map(([written, found]): DraftComposite => {
    const uses = seen.filter(({ token }) => token.name === written);
    const keys = found.map(({ key }) => key);
    return {
      place: uses[0]?.place ?? NOWHERE,
      written,
      keys,
      uses: uses.length,
      guesses: [`“${written}” asks for several answers: ${found.map(({ label }) => label).join(', ')}.`],
    };
  });
  return {
    placeholders,
    composites,
    fill(text) {
      let filled = '';
      let from = 0;
      for (const { at, written, name } of tokensIn(text)) {
        const found = conceptsByName.get(name);
        if (!found) continue;
        filled += text.slice(from, at) + found.map(({ key }) => `{${key}}`).join(' ');
        from = at + written.length;
      }
      return filled + text.slice(from);
    },
  };
}

const NOWHERE: Place = { document: '', first: 1, last: 1 };

function draft(
  concept: Concept,
  seen: readonly Seen[],
  conceptsByName: ReadonlyMap<string, readonly Concept[]>,
): DraftPlaceholder {
  const own = seen.filter(({ token }) =>
    conceptsByName.get(token.name)?.some(({ key }) => key === concept.key),
  );
  const alone = own.filter(({ token }) => conceptsByName.get(token.name)?.length === 1);
  const aliases = [...new Set(alone.map(({ token }) => token.name))];
  const guesses: string[] = [];
  if (aliases.length > 1)
    guesses.push(`${aliases.map((alias) => `“${alias}”`).join(' and ')} were taken for the same answer.`);
  if (own.some(({ token }) => !token.sure))
    guesses.push('It is not written in square brackets, and may be no placeholder.');
  const doubled = own.flatMap(({ token, after }) => doubledWord(token, after) ?? [])[0];
  if (doubled !== undefined)
    guesses.push(`The word “${doubled}” follows it in a text, so the answer must not end with it.`);
  return {
    place: own[0]?.place ?? NOWHERE,
    key: concept.key,
    label: concept.label,
    type: concept.type,
    ...(concept.from !== undefined && { from: concept.from }),
    aliases,
    ...(doubled !== undefined && { hint: `Without the word “${doubled}”, which follows in the text.` }),
    uses: own.length,
    guesses,
  };
}

/** “[County] County Clerk”: who answers “Example County” would write the word twice. */
function doubledWord({ name }: Token, after: string): string | undefined {
  const next = /^\s+(\p{L}+)/u.exec(after)?.[1];
  const last = name.split(/[\s/]+/).at(-1) ?? '';
  return next !== undefined && next.toLowerCase() === last.toLowerCase() ? next : undefined;
}
