import { isText, type ToolkitDocument } from './document.ts';
import type { Finding } from './finding.ts';
import type { Section } from './outline.ts';

const plain = (words: string) =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Names that a document lists together, most of which head a part of their own: one that heads none has probably lost
 * its heading.
 */
export function findLostHeadings(
  document: ToolkitDocument,
  sections: readonly Section[],
): readonly Finding[] {
  const titles = new Set(sections.map(({ title }) => plain(title)));
  const findings: Finding[] = [];
  for (const block of document.blocks) {
    if (!isText(block) || !block.text.includes(', ')) continue;
    for (const names of enumerationsIn(block.text)) {
      const headed = names.filter((name) => titles.has(plain(name)));
      const lost = names.filter((name) => !titles.has(plain(name)));
      if (headed.length < 2 || lost.length === 0 || lost.length > headed.length / 2) continue;
      for (const name of lost) {
        findings.push({
          kind: 'heading-missing',
          places: [block.place],
          words: name,
          message: `“${name}” is named together with ${headed.length} others that have a heading, and has none. Its text may stand under another.`,
        });
      }
    }
  }
  return findings;
}

/** “a, b, c and d”, each of one to four words. */
function enumerationsIn(text: string): readonly (readonly string[])[] {
  const name = String.raw`[\p{L}'’-]+(?: [\p{L}'’-]+){0,3}`;
  const pattern = new RegExp(`${name}(?:, ${name})+,? (?:and|&) ${name}`, 'gu');
  return [...text.matchAll(pattern)].map((match) => {
    const names = match[0].split(/,\s*(?:and\s+|&\s+)?|\s+(?:and|&)\s+/);
    // Words of the sentence stand before the first name: only as many belong to it as the others have.
    const longest = Math.max(...names.slice(1).map((one) => one.split(' ').length));
    return [names[0]?.split(' ').slice(-longest).join(' ') ?? '', ...names.slice(1)];
  });
}
