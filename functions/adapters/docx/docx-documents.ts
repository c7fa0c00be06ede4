import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { DocumentBlock, FilledDocument, Run, Runs } from '#core/companion/fill-document.ts';
import type { Documents } from '#ports/documents.ts';

/** Documents as Word (Office Open XML) has them. Nothing in them is fetched from elsewhere. */
export const docxDocuments: Documents = {
  write: async (document) => settle(await Packer.toBuffer(drawDocument(document))),
};

const BULLETS = 'bullets';
/** Half points. */
const BODY_SIZE = 22;
/** Twentieths of a point: an inch has 1,440. Letter paper. */
const PAGE = {
  size: { width: 12_240, height: 15_840 },
  margin: { top: 1_080, bottom: 1_080, left: 1_440, right: 1_440 },
};

function drawDocument({ title, language, blocks }: FilledDocument): Document {
  const text = { font: 'Calibri', color: '000000' };
  return new Document({
    title,
    creator: 'Clarion',
    styles: {
      default: {
        document: {
          // Word's spelling and a screen reader's voice go by it.
          run: { ...text, size: BODY_SIZE, language: { value: regionOf(language) } },
          paragraph: { spacing: { after: 160, line: 276 } },
        },
        heading1: {
          run: { ...text, size: 32, bold: true },
          paragraph: { spacing: { before: 240, after: 160 } },
        },
        heading2: {
          run: { ...text, size: 26, bold: true },
          paragraph: { spacing: { before: 240, after: 120 } },
        },
      },
      paragraphStyles: [
        {
          id: 'Quote',
          name: 'Quote',
          basedOn: 'Normal',
          quickFormat: true,
          paragraph: { indent: { left: 720, right: 720 } },
        },
      ],
    },
    numbering: { config: [listOf(BULLETS, LevelFormat.BULLET, '•'), ...numberings(blocks)] },
    sections: [{ properties: { page: PAGE }, children: blocks.flatMap(drawBlock) }],
  });
}

/** Word knows languages with their regions. */
function regionOf(language: string): string {
  return new Intl.Locale(language).region === undefined ? `${language}-US` : language;
}

function listOf(reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  const indent = { left: 720, hanging: 360 };
  const level = { level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent } } };
  return { reference, levels: [level] };
}

/** A list of numbers for each that begins with 1 again. */
function numberings(blocks: readonly DocumentBlock[]) {
  return blocks.flatMap((block, at) =>
    block.kind === 'list' && block.isNumbered ? [listOf(nameNumbering(at), LevelFormat.DECIMAL, '%1.')] : [],
  );
}

const nameNumbering = (at: number): string => `numbers-${at}`;

function drawBlock(block: DocumentBlock, at: number): readonly Paragraph[] {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [new Paragraph({ heading, keepNext: true, children: drawRuns(block.runs) })];
    }
    case 'paragraph':
      return [new Paragraph({ children: drawRuns(block.runs) })];
    case 'quote':
      return [new Paragraph({ style: 'Quote', children: drawRuns(block.runs) })];
    case 'list': {
      const numbering = { reference: block.isNumbered ? nameNumbering(at) : BULLETS, level: 0 };
      return block.items.map((runs) => new Paragraph({ numbering, children: drawRuns(runs) }));
    }
  }
}

function drawRuns(runs: Runs): ParagraphChild[] {
  return runs.flatMap((run) => run.text.split('\n').map((line, at) => drawLine(run, line, at > 0)));
}

function drawLine({ isMissing, isStrong }: Run, text: string, isNext: boolean): TextRun {
  return new TextRun({
    text,
    ...(isNext && { break: 1 }),
    ...(isStrong && { bold: true }),
    // A yellow that is seen on paper too: what is missing must not go out by oversight.
    ...(isMissing && { shading: { type: ShadingType.CLEAR, fill: 'FFF59D', color: 'auto' } }),
  });
}

/** The day on which archives begin to count: no date of its own, so that equal documents are equal files. */
const NO_TIME = new Date(1980, 0, 1);

/** The file without the time at which it was made. */
function settle(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const core = parts['docProps/core.xml'];
  if (core) {
    const settled = strFromU8(core).replaceAll(
      /(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g,
      '$11980-01-01T00:00:00Z$3',
    );
    parts['docProps/core.xml'] = strToU8(settled);
  }
  return zipSync(parts, { mtime: NO_TIME });
}
