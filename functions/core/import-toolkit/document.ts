/** Where something stands in a toolkit: `first` to `last`, counted from 1 in the document's own unit. */
export interface Place {
  readonly document: string;
  readonly first: number;
  readonly last: number;
}

export interface DocumentLink {
  readonly text: string;
  readonly url: string;
}

interface Standing {
  readonly place: Place;
}

interface Wording extends Standing {
  readonly text: string;
  /** Addresses that the document hangs on words; those written out in the text are found there. */
  readonly links: readonly DocumentLink[];
}

export interface HeadingBlock extends Wording {
  readonly kind: 'heading';
  /** 1 is the outermost. */
  readonly level: number;
}

export interface ParagraphBlock extends Wording {
  readonly kind: 'paragraph';
  /** Nothing in it is not bold: people write headings so. */
  readonly bold: boolean;
  /** No empty line stands between it and the paragraph before, in a document that knows empty lines. */
  readonly tight: boolean;
}

export interface ListItemBlock extends Wording {
  readonly kind: 'list-item';
  /** 0 is the outermost. */
  readonly depth: number;
  /** The bold words that it begins with, without their colon; `text` holds them too. */
  readonly lead?: string;
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly place: Place;
}

export interface TableBlock extends Standing {
  readonly kind: 'table';
  /** The first is the header; rows without any text are left out. */
  readonly rows: readonly TableRow[];
}

export interface ImageBlock extends Standing {
  readonly kind: 'image';
  /** The name of a file beside the document; empty where the document holds the picture itself. */
  readonly file: string;
  /** Empty where the document has none. */
  readonly alt: string;
}

/** Drawn to part or adorn: it says nothing. */
export interface OrnamentBlock extends Standing {
  readonly kind: 'ornament';
  readonly text: string;
}

export type TextBlock = HeadingBlock | ParagraphBlock | ListItemBlock;
export type Block = TextBlock | TableBlock | ImageBlock | OrnamentBlock;

/** What a reader could not carry over as it stood, in a sentence. */
export interface ReaderNote {
  readonly place: Place;
  readonly message: string;
}

/** A toolkit document, whatever kind of file it came from. */
export interface ToolkitDocument {
  /** The name of its file. */
  readonly name: string;
  /** What places count: lines of a text, paragraphs of a Word document, rows of a table. */
  readonly unit: 'line' | 'paragraph' | 'row';
  /** In the order in which they stand. */
  readonly blocks: readonly Block[];
  readonly notes: readonly ReaderNote[];
}

export function isText(block: Block): block is TextBlock {
  return block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'list-item';
}

/** From the beginning of the one to the end of the other; both stand in the same document. */
export function spanning(one: Place, other: Place): Place {
  return {
    document: one.document,
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
  };
}

/** Everything a block says, for whoever has to show it as it stands. */
export function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'table':
      return block.rows.map(({ cells }) => cells.join(' | ')).join('\n');
    case 'image':
      return [block.file, block.alt].filter((part) => part !== '').join(': ');
    default:
      return block.text;
  }
}
