import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type * as z from 'zod';
import type { FieldPath } from '#core/check-pack/fault.ts';
import type { PackProblem } from '#ports/packs.ts';
import { describeIssue, listIssues } from './describe-issue.ts';

/** One YAML file, which remembers where each of its fields stands. */
export interface YamlSource {
  /** Says what is wrong with a field, in the line where the field (or, given `near`, those words in it) stands. */
  problem(path: FieldPath, message: string, near?: string): PackProblem;
  /** Empty if the text is sound YAML that uses no anchors. */
  readonly syntaxProblems: readonly PackProblem[];
  readonly data: unknown;
}

/** The value that a schema makes of a file, or everything that keeps it from being one. */
export type Parsed<T> = { readonly value: T | undefined; readonly problems: readonly PackProblem[] };

/** Reads YAML 1.2; `file` is the name that problems carry. */
export function readYaml(file: string, text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });

  const at = (offset: number, field: string, message: string): PackProblem => {
    // An empty file has no lines to the counter, and a first one to people.
    return { file, line: Math.max(1, lines.linePos(offset).line), field, message };
  };
  const syntaxProblems = [
    ...[...document.errors, ...document.warnings].map((error) => at(error.pos[0], '', error.message)),
    ...anchorOffsets(document).map((offset) =>
      at(offset, '', 'Anchors are not used in packs: write it out.'),
    ),
  ];
  return {
    syntaxProblems,
    data: syntaxProblems.length === 0 ? document.toJS() : undefined,
    problem(path, message, near) {
      const { start, end } = locate(document, path);
      const found = near === undefined ? -1 : text.slice(start, end).indexOf(near);
      return at(found === -1 ? start : start + found, writePath(path), message);
    },
  };
}

export function parseYaml<S extends z.ZodType>(source: YamlSource, schema: S): Parsed<z.output<S>> {
  if (source.syntaxProblems.length > 0) return { value: undefined, problems: source.syntaxProblems };
  const parsed = schema.safeParse(source.data, { error: describeIssue });
  if (parsed.success) return { value: parsed.data, problems: [] };
  const problems = listIssues(parsed.error.issues).map(({ path, message }) => source.problem(path, message));
  return { value: undefined, problems };
}

/** The stretch of the source that a field takes, its key included; for an absent field, that of its nearest parent. */
function locate(document: Document, path: FieldPath): { start: number; end: number } {
  let node: unknown = document.contents;
  let span = spanOf(node) ?? { start: 0, end: 0 };
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      const start = spanOf(pair.key)?.start ?? span.start;
      node = pair.value;
      span = { start, end: spanOf(node)?.end ?? start };
    } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      node = node.items[step];
      span = spanOf(node) ?? span;
    } else break;
  }
  return span;
}

function spanOf(node: unknown): { start: number; end: number } | undefined {
  return isNode(node) && node.range ? { start: node.range[0], end: node.range[2] } : undefined;
}

// One value in two places saves a line and hides from the reader, and from a reviewer's diff, what a message says.
function anchorOffsets(document: Document): readonly number[] {
  const offsets: number[] = [];
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) || node.anchor !== undefined) offsets.push(node.range?.[0] ?? 0);
    },
  });
  return offsets;
}

/** Writes a path as packs' authors read it: `variants[2].voice`. */
function writePath(path: FieldPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
