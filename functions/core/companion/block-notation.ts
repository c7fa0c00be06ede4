import type { CompanionBlock } from './companion-template.ts';

/*
 * A document as plain text, for a form. Parts stand apart by an empty line:
 *
 *     # Heading            > a quote              1. Lead | text of a numbered point
 *     ## Heading below     - an item of a list    anything else is a paragraph
 *
 * A line that only looks like one of these begins with a backslash, and so does one that begins with a backslash.
 */

/** A mark, and what may follow it. Signs without a space, such as ### at a release's end, are text. */
const MARK = /^(?:##? |> ?|- |\d{1,3}\. |\\)/;

/** The parts of a document as the form shows them. */
export function writeBlocks(blocks: readonly CompanionBlock[]): string {
  return blocks.map(writeBlock).join('\n\n');
}

function writeBlock(block: CompanionBlock): string {
  if ('heading' in block) return `# ${inLine(block.heading)}`;
  if ('subheading' in block) return `## ${inLine(block.subheading)}`;
  if ('quote' in block) {
    return linesOf(block.quote)
      .map((line) => `> ${line}`.trimEnd())
      .join('\n');
  }
  if ('list' in block) return block.list.map((item) => `- ${inLine(item)}`).join('\n');
  if ('points' in block) {
    return block.points
      .map(({ lead, text }, at) => `${at + 1}. ${inLine(lead)} | ${inLine(text)}`)
      .join('\n');
  }
  return linesOf(block.paragraph)
    .filter((line) => line !== '')
    .map((line) => (MARK.test(line) ? `\\${line}` : line))
    .join('\n');
}

function linesOf(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim());
}

function inLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ');
}

type Kind = 'heading' | 'subheading' | 'quote' | 'list' | 'points' | 'paragraph' | 'nothing';

/** What a form says: any text is a document, and a form that holds nothing has no part. */
export function readBlocks(text: string): readonly CompanionBlock[] {
  const blocks: CompanionBlock[] = [];
  let kind: Kind = 'nothing';
  let lines: string[] = [];
  const end = () => {
    const block = blockOf(kind, lines);
    if (block) blocks.push(block);
    lines = [];
  };
  for (const written of text.split('\n')) {
    const line = written.trim();
    const next = kindOf(line);
    if (next !== kind || next === 'heading' || next === 'subheading') end();
    kind = next;
    lines.push(line);
  }
  end();
  return blocks;
}

function kindOf(line: string): Kind {
  if (line === '') return 'nothing';
  if (/^# \S/.test(line)) return 'heading';
  if (/^## \S/.test(line)) return 'subheading';
  if (/^>/.test(line)) return 'quote';
  if (/^- \S/.test(line)) return 'list';
  // Without a bar it is a sentence that begins with a number.
  return /^\d{1,3}\. .*\S \| \S/.test(line) ? 'points' : 'paragraph';
}

function blockOf(kind: Kind, lines: readonly string[]): CompanionBlock | undefined {
  const bare = (mark: RegExp) => lines.map((line) => line.replace(mark, '').trim());
  const [first = ''] = lines;
  switch (kind) {
    case 'nothing':
      return undefined;
    case 'heading':
      return { heading: first.slice(2).trim() };
    case 'subheading':
      return { subheading: first.slice(3).trim() };
    case 'quote': {
      const quote = bare(/^>/).join('\n').trim();
      return quote === '' ? undefined : { quote };
    }
    case 'list':
      return { list: bare(/^- /) };
    case 'points':
      return { points: bare(/^\d+\. /).map(pointOf) };
    case 'paragraph':
      return { paragraph: lines.map((line) => line.replace(/^\\/, '')).join('\n') };
  }
}

function pointOf(line: string) {
  const at = line.indexOf(' | ');
  return { lead: line.slice(0, at).trim(), text: line.slice(at + 3).trim() };
}
