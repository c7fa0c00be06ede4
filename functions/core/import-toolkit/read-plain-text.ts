import {
  type Block,
  type DocumentLink,
  isText,
  type ReaderNote,
  type TableRow,
  type ToolkitDocument,
} from './document.ts';
import { readInline } from './read-inline.ts';
import { unwrap } from './unwrap.ts';

/** Longer than any line that a program wraps: in a text that has one, each line is a paragraph. */
const WRAPPED_AT = 100;

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^(\s*)(?:[-*+•●▪◦‣›»·–—o]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(.*)$/;
const NESTED = /^[•●▪◦‣›»·]\s+/;
const TABLE_ROW = /^\s*\|(.+)\|\s*$/;
const TABLE_RULE = /^\s*\|?[\s:|-]+\|?\s*$/;
const SIGNS = /[★☆✦✧◆◇■□▬═]|={3,}|[~*]{4,}|-{4,}|#{7,}/gu;

/**
 * Reads a text without a format of its own, in the ways in which people write lists, headings and tables into one.
 * Total: every line that is not empty is in a block.
 */
export function readPlainText(name: string, source: string): ToolkitDocument {
  const lines = source.split(/\r\n|[\n\r\f]/);
  const wrapped = lines.every((line) => [...line].length <= WRAPPED_AT);
  const blocks: Block[] = [];
  const marked: number[] = [];
  const indents: number[] = [];
  let afterBlank = true;

  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const place = { document: name, first: at + 1, last: at + 1 };
    if (line.trim() === '') {
      afterBlank = true;
      continue;
    }
    const table = readTable(name, lines, at);
    if (table.length > 1) {
      const last = table.at(-1)?.place.last ?? at + 1;
      blocks.push({ kind: 'table', rows: table, place: { ...place, last } });
      at = skipRules(lines, last) - 1;
      afterBlank = false;
      continue;
    }
    if (isOrnament(line)) {
      blocks.push({ kind: 'ornament', text: line.trim(), place });
      continue;
    }
    const heading = HEADING.exec(line.trimStart());
    const item = heading ? undefined : (ITEM.exec(line) ?? undefined);
    const inline = readInline(heading?.[2] ?? item?.[2]?.replace(NESTED, '') ?? line);
    if (inline.marked) marked.push(at + 1);
    const { text, links, lead, bold } = inline;
    const before = blocks.at(-1);
    if (text === '') {
      blocks.push({ kind: 'ornament', text: line.trim(), place });
    } else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text, links, place });
    } else if (item) {
      const depth = depthOf(item[1]?.length ?? 0, indents) + (NESTED.test(item[2] ?? '') ? 1 : 0);
      blocks.push({ kind: 'list-item', depth, text, links, place, ...(lead !== undefined && { lead }) });
    } else if (!afterBlank && before && goesOn(before, line, wrapped)) {
      blocks[blocks.length - 1] = join(before, text, links, at + 1);
    } else {
      if (!/^\s/.test(line)) indents.length = 0;
      blocks.push({ kind: 'paragraph', text, links, bold, tight: !afterBlank, place });
    }
    afterBlank = false;
  }
  const unwrapped = blocks.map((block) => (isText(block) ? { ...block, text: unwrap(block.text) } : block));
  return { name, unit: 'line', blocks: unwrapped, notes: noteMarks(name, marked) };
}

type Joinable = Extract<Block, { kind: 'paragraph' | 'list-item' }>;

function goesOn(before: Block, line: string, wrapped: boolean): before is Joinable {
  if (before.kind === 'paragraph') return wrapped;
  // What stands under an item and is indented belongs to it.
  return before.kind === 'list-item' && (wrapped || /^\s/.test(line));
}

function join(before: Joinable, text: string, links: readonly DocumentLink[], line: number): Joinable {
  return {
    ...before,
    text: `${before.text}\n${text}`,
    links: [...before.links, ...links],
    place: { ...before.place, last: line },
    ...(before.kind === 'paragraph' && { bold: false }),
  };
}

/** How deep an indent is among those of the list that is open. */
function depthOf(indent: number, indents: number[]): number {
  while (indents.length > 0 && (indents.at(-1) ?? 0) > indent) indents.pop();
  if (indents.at(-1) !== indent) indents.push(indent);
  return indents.length - 1;
}

function isOrnament(line: string): boolean {
  // A glyph that stands alone may be the bullet of a list that lost its text; neither says anything.
  if (!/[\p{L}\p{N}]/u.test(line))
    return !/[\p{Extended_Pictographic}\p{RI}$%€£]/u.test(line) || /^[\s★☆*]+$/u.test(line);
  return (
    (line.match(SIGNS)?.length ?? 0) > 0 &&
    (line.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= 6 &&
    !/[[\]:@#.!?]/.test(line)
  );
}

function readTable(name: string, lines: readonly string[], from: number): readonly TableRow[] {
  const rows: TableRow[] = [];
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (rows.length > 0 && TABLE_RULE.test(line) && line.includes('-')) continue;
    const inner = TABLE_ROW.exec(line)?.[1];
    if (inner === undefined || !inner.includes('|')) break;
    const cells = inner.split(/(?<!\\)\|/).map((cell) => readInline(cell).text);
    rows.push({ cells, place: { document: name, first: at + 1, last: at + 1 } });
  }
  return rows;
}

/** The line after those that only rule a table off. */
function skipRules(lines: readonly string[], from: number): number {
  let at = from;
  while (TABLE_RULE.test(lines[at] ?? '') && (lines[at] ?? '').includes('|')) at += 1;
  return at;
}

function noteMarks(document: string, lines: readonly number[]): readonly ReaderNote[] {
  const [first] = lines;
  if (first === undefined) return [];
  const message =
    `${lines.length === 1 ? 'A line holds' : `${lines.length} lines hold`} marks of Markdown, such as ** or [words](address). ` +
    'They were read as such and taken out.';
  return [{ place: { document, first, last: lines.at(-1) ?? first }, message }];
}
