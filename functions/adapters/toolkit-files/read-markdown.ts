import type { List, ListItem, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Block, DocumentLink, Place, ToolkitDocument } from '#core/import-toolkit/document.ts';
import { unwrap } from '#core/import-toolkit/unwrap.ts';

/** Reads Markdown (CommonMark, and tables as GitHub has them). */
export function readMarkdown(name: string, text: string): ToolkitDocument {
  const root = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const reading: Reading = { name, addresses: new Map(), source: text.split(/\r\n|[\n\r]/) };
  for (const node of root.children) {
    if (node.type === 'definition') reading.addresses.set(node.identifier, node.url);
  }
  return {
    name,
    unit: 'line',
    blocks: root.children.flatMap((node) => readNode(node, 0, reading)),
    notes: [],
  };
}

interface Reading {
  readonly name: string;
  /** Of links that name their address elsewhere. */
  readonly addresses: Map<string, string>;
  readonly source: readonly string[];
}

function placeOf(node: Nodes, { name }: Reading): Place {
  const first = node.position?.start.line ?? 1;
  return { document: name, first, last: node.position?.end.line ?? first };
}

function readNode(node: RootContent, depth: number, reading: Reading): readonly Block[] {
  const place = placeOf(node, reading);
  switch (node.type) {
    case 'heading': {
      const inline = readInline(node.children, reading);
      // Press releases end with ###.
      if (inline.text === '') return [ornament(reading, place)];
      return [{ kind: 'heading', level: node.depth, ...inline, place }];
    }
    case 'paragraph':
      return readParagraph(node.children, place, reading);
    case 'list':
      return readList(node, depth, reading);
    case 'blockquote':
      return node.children.flatMap((child) => readNode(child, depth, reading));
    case 'table':
      return [readTable(node, reading)];
    case 'thematicBreak':
      return [{ kind: 'ornament', text: '---', place }];
    case 'code':
      return node.value.trim() === '' ? [ornament(reading, place)] : [paragraph(node.value, place)];
    case 'html':
      return /^<!--[\s\S]*-->$/.test(node.value.trim())
        ? [ornament(reading, place)]
        : [paragraph(node.value, place)];
    default:
      // Definitions and the like: as they stand, so that nothing is lost.
      return [paragraph(sourceAt(reading, place), place)];
  }
}

function sourceAt({ source }: Reading, { first, last }: Place): string {
  return source
    .slice(first - 1, last)
    .join('\n')
    .trim();
}

function ornament(reading: Reading, place: Place): Block {
  return { kind: 'ornament', text: sourceAt(reading, place), place };
}

function paragraph(text: string, place: Place): Block {
  return { kind: 'paragraph', text, links: [], bold: false, tight: false, place };
}

function readParagraph(
  children: readonly PhrasingContent[],
  place: Place,
  reading: Reading,
): readonly Block[] {
  const spoken = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const images = spoken.flatMap((child): Block[] =>
    child.type === 'image'
      ? [{ kind: 'image', file: child.url, alt: child.alt ?? '', place: placeOf(child, reading) }]
      : [],
  );
  if (images.length > 0 && images.length === spoken.length) return images;
  const inline = readInline(children, reading);
  if (inline.text === '') return [...images, ornament(reading, place)];
  const bold = spoken.length === 1 && spoken[0]?.type === 'strong';
  return [...images, { kind: 'paragraph', ...inline, bold, tight: false, place }];
}

function readList({ children }: List, depth: number, reading: Reading): readonly Block[] {
  return children.flatMap((item) => readItem(item, depth, reading));
}

function readItem(item: ListItem, depth: number, reading: Reading): readonly Block[] {
  const [first, ...rest] = item.children;
  const whole = placeOf(item, reading);
  if (!first) return [ornament(reading, whole)];
  const inner = rest.flatMap((child) => readNode(child, depth + 1, reading));
  // The mark may stand on a line of its own, above what it marks.
  if (first.type !== 'paragraph') {
    return [...beginAt(whole.first, readNode(first, depth + 1, reading)), ...inner];
  }
  const place = { ...placeOf(first, reading), first: whole.first };
  const inline = readInline(first.children, reading);
  const [begin] = first.children;
  const lead =
    begin?.type === 'strong' && first.children.length > 1
      ? readInline(begin.children, reading).text
      : undefined;
  const block: Block = {
    kind: 'list-item',
    depth,
    ...inline,
    place,
    ...(lead !== undefined && { lead: lead.replace(/\s*:$/, '') }),
  };
  return inline.text === '' ? [ornament(reading, place), ...inner] : [block, ...inner];
}

function beginAt(line: number, [block, ...others]: readonly Block[]): readonly Block[] {
  return block ? [{ ...block, place: { ...block.place, first: line } }, ...others] : others;
}

function readTable({ children, ...node }: Table, reading: Reading): Block {
  const rows = children
    .map((row) => ({
      cells: row.children.map((cell) => readInline(cell.children, reading).text),
      place: placeOf(row, reading),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { kind: 'table', rows, place: placeOf({ ...node, children }, reading) };
}

function readInline(children: readonly PhrasingContent[], reading: Reading) {
  const links: DocumentLink[] = [];
  const write = (nodes: readonly PhrasingContent[]): string =>
    nodes
      .map((node): string => {
        switch (node.type) {
          case 'text':
          case 'inlineCode':
          case 'html':
            return node.value;
          case 'break':
            return '\u0000';
          case 'image':
            return node.alt ?? '';
          case 'link':
          case 'linkReference': {
            const words = write(node.children);
            const url = node.type === 'link' ? node.url : reading.addresses.get(node.identifier);
            if (url !== undefined && words !== url) links.push({ text: words, url });
            return words === '' ? (url ?? '') : words;
          }
          default:
            return 'children' in node ? write(node.children) : '';
        }
      })
      .join('');
  // Lines that end with a break are meant to end there, however long they are.
  const text = write(children).split(/\0\n?/).map(unwrap).join('\n').trim();
  return { text, links };
}
