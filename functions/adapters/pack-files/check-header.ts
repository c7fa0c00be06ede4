import type { PackHeader } from '#core/pack.ts';
import type { PackProblem } from '#ports/packs.ts';
import type { FieldPath, YamlSource } from './yaml-source.ts';

interface Named {
  readonly path: FieldPath;
  readonly name: string;
}

/** Everything wrong with `pack.yaml` that a schema cannot see; `folder` is the folder it lies in. */
export function checkHeader(header: PackHeader, folder: string, source: YamlSource): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  if (header.id !== folder) {
    problems.push(
      source.problem(['id'], `The pack is called ${header.id} and its folder ${folder}: make them one.`),
    );
  }
  for (const names of namesOf(header)) problems.push(...reportRepeats(names, source));
  header.placeholders.forEach((placeholder, index) => {
    const path = ['placeholders', index];
    if (placeholder.key === 'hashtags') {
      problems.push(
        source.problem([...path, 'key'], '{hashtags} is the place of the hashtags: choose another key.'),
      );
    }
    if ([...placeholder.example].length > placeholder.max_length) {
      const message = `The example is longer than max_length, ${placeholder.max_length}.`;
      problems.push(source.problem([...path, 'example'], message));
    }
  });
  return problems;
}

/** The names that have to be told apart, one list for each kind of thing. */
function namesOf(header: PackHeader): readonly (readonly Named[])[] {
  const keysOf = (list: 'links' | 'placeholders' | 'tags' | 'media') =>
    header[list].map(({ key }, index) => ({ path: [list, index, 'key'], name: key }));
  return [
    keysOf('links'),
    keysOf('placeholders'),
    keysOf('tags'),
    keysOf('media'),
    header.hashtags.map(({ tag }, index) => ({ path: ['hashtags', index, 'tag'], name: tag })),
    header.placeholders.flatMap(({ aliases }, index) =>
      aliases.map((name, position) => ({ path: ['placeholders', index, 'aliases', position], name })),
    ),
  ];
}

// Platforms read #SafeElections and #safeelections as one hashtag, and people so read names: casing tells none apart.
function reportRepeats(names: readonly Named[], source: YamlSource): readonly PackProblem[] {
  const first = new Map<string, string>();
  return names.flatMap(({ path, name }) => {
    const earlier = first.get(name.toLowerCase());
    if (earlier === undefined) {
      first.set(name.toLowerCase(), name);
      return [];
    }
    const as = earlier === name ? '' : `, as ${earlier}`;
    return [source.problem(path, `${name} stands here already${as}: keep one.`)];
  });
}
