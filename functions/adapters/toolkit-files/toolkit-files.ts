import { wordsOf } from '#core/import-toolkit/document.ts';
import { readPlainText } from '#core/import-toolkit/read-plain-text.ts';
import { documentOfTable } from '#core/import-toolkit/table-document.ts';
import { ok, type Result } from '#core/result.ts';
import type { Tables } from '#ports/tables.ts';
import type {
  ToolkitContents,
  ToolkitFile,
  ToolkitFiles,
  ToolkitPicture,
  ToolkitRefusal,
} from '#ports/toolkit-files.ts';
import { checkOfficeParts } from './check-office-parts.ts';
import { decodeToolkitText } from './decode-toolkit-text.ts';
import { TOOLKIT_LIMITS, type ToolkitLimits } from './limits.ts';
import { type Archive, openArchive } from './open-archive.ts';
import { pictureOf } from './pictures.ts';
import { readDocx } from './read-docx.ts';
import { readMarkdown } from './read-markdown.ts';
import { readWorkbook } from './read-workbook.ts';
import { megabytes, refuse, startTimer, TOO_SLOW } from './refuse.ts';

type Reading = Promise<Result<ToolkitContents, ToolkitRefusal>>;

/** Reads toolkits in memory; nothing of them touches a disk. `tables` reads CSV files. */
export function createToolkitFiles(
  tables: Pick<Tables, 'read'>,
  limits: ToolkitLimits = TOOLKIT_LIMITS,
): ToolkitFiles {
  return {
    async read(file) {
      const isLate = startTimer(limits.maxTime);
      const read = await readFile(file, { tables, limits, isLate }, false);
      if (!read.ok) return read;
      return isLate() ? TOO_SLOW : (judgeSize(read.value, limits) ?? read);
    },
  };
}

function judgeLines(text: string, { maxBlockLength }: ToolkitLimits) {
  const lines = text.split(/[\r\n]+/);
  if (lines.some((line) => /^(?:\s*>){20}/.test(line))) {
    return refuse('too-large', 'This text nests its quotations too deeply to be read.');
  }
  const long = lines.find((line) => line.length > maxBlockLength);
  const length = maxBlockLength.toLocaleString('en-US');
  return long === undefined
    ? undefined
    : refuse(
        'too-large',
        `A line that begins with “${long.slice(0, 40)}” has more than ${length} characters. Split it.`,
      );
}

/** Says what is too much in documents that were read. */
function judgeSize({ documents }: ToolkitContents, limits: ToolkitLimits) {
  const { maxBlocks, maxBlockLength, maxCharacters } = limits;
  const texts = documents.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells) : [wordsOf(block)],
    ),
  );
  if (texts.length > maxBlocks) {
    return refuse(
      'too-large',
      `This has more than ${maxBlocks.toLocaleString('en-US')} paragraphs and cells. Split it into several.`,
    );
  }
  if (texts.reduce((sum, text) => sum + text.length, 0) > maxCharacters) {
    return refuse(
      'too-large',
      `This has more than ${maxCharacters.toLocaleString('en-US')} characters. Split it into several.`,
    );
  }
  const long = texts.find((text) => text.length > maxBlockLength);
  if (long === undefined) return undefined;
  const length = maxBlockLength.toLocaleString('en-US');
  return refuse(
    'too-large',
    `A paragraph that begins with “${long.slice(0, 40)}” has more than ${length} characters. Split it.`,
  );
}

interface Means {
  readonly tables: Pick<Tables, 'read'>;
  readonly limits: ToolkitLimits;
  readonly isLate: () => boolean;
}

async function readFile({ name, bytes }: ToolkitFile, means: Means, inside: boolean): Reading {
  const { limits, isLate } = means;
  if (isLate()) return TOO_SLOW;
  if (bytes.length === 0) return refuse('unreadable', 'The file is empty.');
  if (bytes.length > limits.maxBytes) {
    return refuse(
      'too-large',
      `The file has ${megabytes(bytes.length)}; at most ${megabytes(limits.maxBytes)} are read.`,
    );
  }
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06'))
    return readPacked(name, bytes, means, inside);
  if (start.startsWith('%PDF')) {
    return refuse(
      'unknown-format',
      'This is a PDF, which has lost its lists and tables. Send the document it was made from.',
    );
  }
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    return refuse(
      'unknown-format',
      'This is an old or locked Office file. Save it as .docx or .xlsx without a password.',
    );
  }
  if (start.startsWith('{\\rtf') || /\.(?:html?|rtf|odt|pages|pptx?|doc|xls)$/i.test(name)) {
    return refuse(
      'unknown-format',
      'Clarion does not read this format. Save it as .docx, as Markdown or as plain text.',
    );
  }
  if (/\.csv$/i.test(name)) return readCsv(name, bytes, means);
  return readText(name, bytes, limits);
}

function readText(name: string, bytes: Uint8Array, limits: ToolkitLimits): Awaited<Reading> {
  if (bytes.length > limits.maxTextBytes) {
    return refuse(
      'too-large',
      `The text has ${megabytes(bytes.length)}; at most ${megabytes(limits.maxTextBytes)} are read.`,
    );
  }
  const text = decodeToolkitText(bytes);
  if (!text.ok) return text;
  // Before a parser sees it: thousands of marks in one line cost it minutes.
  const tooLong = judgeLines(text.value, limits);
  if (tooLong) return tooLong;
  const isMarkdown = /\.(?:md|markdown)$/i.test(name);
  try {
    return only(isMarkdown ? readMarkdown(name, text.value) : readPlainText(name, text.value));
  } catch (error) {
    // What nests thousands of quotations or lists exhausts the stack, and nothing else.
    if (error instanceof RangeError)
      return refuse('too-large', 'This text nests its lists too deeply to be read.');
    throw error;
  }
}

function only(document: ToolkitContents['documents'][number]): Awaited<Reading> {
  return ok({ documents: [document], pictures: [], leftOut: [] });
}

function readCsv(name: string, bytes: Uint8Array, { tables, limits }: Means): Awaited<Reading> {
  const table = tables.read(bytes, { maxBytes: limits.maxTextBytes, maxRows: limits.maxRows });
  if (table.ok) return only(documentOfTable(name, [table.value.header, ...table.value.rows]));
  const [problem] = table.error;
  const where = problem?.row === undefined ? '' : `Row ${problem.row}: `;
  return refuse('unreadable', `${where}${problem?.message ?? 'The table cannot be read.'}`);
}

async function readPacked(name: string, bytes: Uint8Array, means: Means, inside: boolean): Reading {
  const { limits, isLate } = means;
  const opened = await openArchive(bytes, limits, isLate);
  if (!opened.ok) return opened;
  const isWord = opened.value.has('word/document.xml');
  if (!isWord && !opened.value.has('xl/workbook.xml')) {
    return inside
      ? refuse('unknown-format', 'An archive in an archive is not opened.')
      : readFolder(opened.value, means);
  }
  const sound = checkOfficeParts(opened.value, limits);
  if (!sound.ok) return sound;
  if (!isWord) {
    const documents = await readWorkbook(name, opened.value, limits);
    return documents.ok ? ok({ documents: documents.value, pictures: [], leftOut: [] }) : documents;
  }
  const word = await readDocx(name, opened.value, isLate);
  return word.ok
    ? ok({ documents: [word.value.document], pictures: word.value.pictures, leftOut: [] })
    : word;
}

const MADE_BY_MACHINES = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/;

/** Documents of an archive and the pictures beside them. A document that reaches outside refuses the whole archive. */
async function readFolder(archive: Archive, means: Means): Reading {
  const documents: ToolkitContents['documents'][number][] = [];
  const pictures: ToolkitPicture[] = [];
  const leftOut: ToolkitContents['leftOut'][number][] = [];
  // Sorted, so that the order in which a machine packed them changes nothing.
  for (const [path, bytes] of [...archive].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (MADE_BY_MACHINES.test(path)) continue;
    const name = path.split('/').at(-1) ?? path;
    const picture = pictureOf(name, bytes);
    if (picture) {
      if (pictures.some((one) => one.name === name))
        leftOut.push({ name: path, why: 'A picture of this name stands in another folder.' });
      else pictures.push(picture);
      continue;
    }
    const read = await readFile({ name: path, bytes }, means, true);
    if (read.ok) {
      documents.push(...read.value.documents);
      pictures.push(...read.value.pictures);
    } else if (read.error.kind === 'unsafe' || read.error.kind === 'too-slow') {
      return refuse(read.error.kind, `${path}: ${read.error.message}`);
    } else leftOut.push({ name: path, why: read.error.message });
  }
  if (documents.length === 0) {
    return refuse(
      'unreadable',
      'The archive holds no document that Clarion reads: Markdown, plain text, Word or a table.',
    );
  }
  return ok({ documents, pictures, leftOut });
}
