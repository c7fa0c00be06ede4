import type { PackHeader } from '#core/pack.ts';
import type { Fault, FieldPath } from './fault.ts';

/** What a pack's messages are made of. */
export type PackParts = Pick<PackHeader, 'links' | 'placeholders' | 'tags' | 'hashtags'> & {
  readonly media: readonly { readonly key: string }[];
};

interface Named {
  readonly path: FieldPath;
  readonly name: string;
}

/** Everything wrong with the parts of a pack that a schema cannot see. */
export function checkParts(parts: PackParts): readonly Fault[] {
  return [
    ...namesOf(parts).flatMap(reportRepeats),
    ...parts.placeholders.flatMap((placeholder, index): readonly Fault[] => {
      const path = ['placeholders', index];
      const faults: Fault[] = [];
      if (placeholder.key === 'hashtags') {
        const message = '{hashtags} is the place of the hashtags: choose another key.';
        faults.push({ path: [...path, 'key'], message });
      }
      if ([...placeholder.example].length > placeholder.max_length) {
        const message = `The example is longer than max_length, ${placeholder.max_length}.`;
        faults.push({ path: [...path, 'example'], message });
      }
      return faults;
    }),
  ];
}

/** The names that have to be told apart, one list for each kind of thing. */
function namesOf(parts: PackParts): readonly (readonly Named[])[] {
  const keysOf = (list: 'links' | 'placeholders' | 'tags' | 'media') =>
    parts[list].map(({ key }, index) => ({ path: [list, index, 'key'], name: key }));
  return [
    keysOf('links'),
    keysOf('placeholders'),
    keysOf('tags'),
    keysOf('media'),
    parts.hashtags.map(({ tag }, index) => ({ path: ['hashtags', index, 'tag'], name: tag })),
    parts.placeholders.flatMap(({ aliases }, index) =>
      aliases.map((name, position) => ({ path: ['placeholders', index, 'aliases', position], name })),
    ),
  ];
}

// Platforms read #SafeElections and #safeelections as one hashtag, and people so read names: casing tells none apart.
function reportRepeats(names: readonly Named[]): readonly Fault[] {
  const first = new Map<string, string>();
  return names.flatMap(({ path, name }) => {
    const earlier = first.get(name.toLowerCase());
    if (earlier === undefined) {
      first.set(name.toLowerCase(), name);
      return [];
    }
    const as = earlier === name ? '' : `, as ${earlier}`;
    return [{ path, message: `${name} stands here already${as}: keep one.` }];
  });
}
