import * as z from 'zod';
import type {
  Block,
  DocumentLink,
  Place,
  ReaderNote,
  TableRow,
  ToolkitDocument,
} from '#core/import-toolkit/document.ts';

/** What mammoth makes of a Word document, as far as it is used. Its form is not promised, so the version is exact. */
export const WordNode = z.object({
  type: z.string(),
  value: z.string().optional(),
  styleName: z.string().nullish(),
  isBold: z.boolean().optional(),
  href: z.string().nullish(),
  altText: z.string().nullish(),
  numbering: z.object({ level: z.coerce.number().catch(0) }).nullish(),
  get children() {
    return z.array(WordNode).optional();
  },
});
export type WordNode = z.infer<typeof WordNode>;

interface Counting {
  readonly name: string;
  readonly pictures: readonly string[];
  readonly notes: ReaderNote[];
  paragraph: number;
  picture: number;
}

/** A Word document's paragraphs, counted from 1 with the empty ones, those in tables included. */
export function blocksOfWord(name: string, root: WordNode, pictures: readonly string[]): ToolkitDocument {
  const counting: Counting = { name, pictures, notes: [], paragraph: 0, picture: 0 };
  const blocks = (root.children ?? []).flatMap((node) => readNode(node, counting));
  return { name, unit: 'paragraph', blocks, notes: counting.notes };
}

function readNode(node: WordNode, counting: Counting): readonly Block[] {
  if (node.type === 'table') return readTable(node, counting);
  if (node.type === 'paragraph') return readParagraph(node, counting);
  return (node.children ?? []).flatMap((child) => readNode(child, counting));
}

function nextPlace(counting: Counting): Place {
  counting.paragraph += 1;
  return { document: counting.name, first: counting.paragraph, last: counting.paragraph };
}

function readParagraph(node: WordNode, counting: Counting): readonly Block[] {
  const place = nextPlace(counting);
  const links: DocumentLink[] = [];
  const images: Block[] = [];
  const text = writeText(node, place, counting, links, images).trim();
  if (text === '') return images;
  const style = node.styleName ?? '';
  const level = /^(?:heading|überschrift|título|titre)\s*(\d)/i.exec(style)?.[1];
  if (level !== undefined) return [...images, { kind: 'heading', level: Number(level), text, links, place }];
  if (/^title$/i.test(style)) return [...images, { kind: 'heading', level: 1, text, links, place }];
  const runs = runsIn(node).filter((run) => plainText(run).trim() !== '');
  if (node.numbering || /^list (?:paragraph|bullet|number)/i.test(style)) {
    const lead = leadOf(runs);
    const depth = node.numbering?.level ?? 0;
    return [...images, { kind: 'list-item', depth, text, links, place, ...(lead !== undefined && { lead }) }];
  }
  const bold = runs.length > 0 && runs.every(({ isBold }) => isBold === true);
  return [...images, { kind: 'paragraph', text, links, bold, tight: false, place }];
}

/** The bold beginning of an item that goes on otherwise. */
function leadOf(runs: readonly WordNode[]): string | undefined {
  const plain = runs.findIndex(({ isBold }) => isBold !== true);
  if (plain < 1) return undefined;
  return runs.slice(0, plain).map(plainText).join('').trim().replace(/\s*:$/, '');
}

function runsIn(node: WordNode): readonly WordNode[] {
  return node.type === 'run' ? [node] : (node.children ?? []).flatMap(runsIn);
}

function plainText(node: WordNode): string {
  return node.value ?? (node.children ?? []).map(plainText).join('');
}

function writeText(
  node: WordNode,
  place: Place,
  counting: Counting,
  links: DocumentLink[],
  images: Block[],
): string {
  const inner = () =>
    (node.children ?? []).map((child) => writeText(child, place, counting, links, images)).join('');
  switch (node.type) {
    case 'text':
      return node.value ?? '';
    case 'tab':
      return '\t';
    case 'break':
      return '\n';
    case 'hyperlink': {
      const text = inner();
      if (node.href && node.href !== text) links.push({ text, url: node.href });
      return text;
    }
    case 'image': {
      images.push({
        kind: 'image',
        file: counting.pictures[counting.picture] ?? '',
        alt: node.altText ?? '',
        place,
      });
      counting.picture += 1;
      return '';
    }
    case 'noteReference':
    case 'commentReference': {
      const what = node.type === 'noteReference' ? 'A footnote' : 'A comment';
      counting.notes.push({ place, message: `${what} hangs here. It was not read.` });
      return '';
    }
    default:
      return inner();
  }
}

function readTable(node: WordNode, counting: Counting): readonly Block[] {
  const images: Block[] = [];
  const rows = (node.children ?? []).map((row): TableRow => {
    const first = counting.paragraph + 1;
    const cells = (row.children ?? []).map((cell) => writeCell(cell, counting, images));
    return { cells, place: { document: counting.name, first, last: Math.max(first, counting.paragraph) } };
  });
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [start, end] = [filled[0], filled.at(-1)];
  if (!start || !end) return images;
  return [...images, { kind: 'table', rows: filled, place: { ...start.place, last: end.place.last } }];
}

function writeCell(cell: WordNode, counting: Counting, images: Block[]): string {
  const write = (node: WordNode): readonly string[] => {
    if (node.type !== 'paragraph') return (node.children ?? []).flatMap(write);
    const links: DocumentLink[] = [];
    const text = writeText(node, nextPlace(counting), counting, links, images).trim();
    // A cell has no place for addresses that hang on words.
    const hung = links.filter(({ url }) => !text.includes(url)).map(({ url }) => url);
    return [[text, ...hung].join(' ').trim()];
  };
  return (cell.children ?? []).flatMap(write).join('\n').trim();
}
