import { type Block, isText, type Place, type ToolkitDocument } from './document.ts';
import type { Finding } from './finding.ts';
import { findGlued, hasBrokenQuotes, mendText } from './mend-text.ts';

export interface MendedDocument {
  readonly document: ToolkitDocument;
  readonly findings: readonly Finding[];
}

/** A document without what a conversion left in it, and what that was, each kind of it once a block. */
export function mendDocument(document: ToolkitDocument): MendedDocument {
  const findings: Finding[] = document.notes.map(({ place, message }) => ({
    kind: 'reader-note',
    places: [place],
    message,
  }));
  const blocks = document.blocks.map((block) => mendBlock(block, findings));
  return { document: { ...document, blocks }, findings: groupDebris(findings) };
}

function mendBlock(block: Block, findings: Finding[]): Block {
  const mend = (text: string, place: Place) => {
    const { text: mended, debris } = mendText(text);
    for (const { words, message } of debris)
      findings.push({ kind: 'debris', places: [place], words, message });
    return mended;
  };
  if (block.kind === 'table') {
    const rows = block.rows.map(({ cells, place }) => ({
      place,
      cells: cells.map((cell) => mend(cell, place)),
    }));
    return { ...block, rows };
  }
  if (block.kind === 'image') return { ...block, alt: mend(block.alt, block.place) };
  if (!isText(block)) return block;
  const text = mend(block.text, block.place);
  const glued = findGlued(text);
  if (glued !== undefined) {
    const message = 'Two sentences run into each other: something between them may be lost.';
    findings.push({ kind: 'glued-sentences', places: [block.place], words: glued, message });
  }
  if (hasBrokenQuotes(text)) {
    const message = 'A quotation mark is opened and not closed, or closed and not opened.';
    findings.push({ kind: 'quotes-broken', places: [block.place], message });
  }
  if (block.kind === 'list-item' && block.lead !== undefined)
    return { ...block, text, lead: mendText(block.lead).text };
  return { ...block, text };
}

/** One sentence for each kind of debris, with everywhere that it lies: conversions leave the same on every page. */
function groupDebris(findings: readonly Finding[]): readonly Finding[] {
  const grouped = new Map<string, Finding>();
  for (const finding of findings) {
    const key = finding.kind === 'debris' ? finding.message : `${finding.kind} ${grouped.size}`;
    const before = grouped.get(key);
    grouped.set(key, before ? { ...before, places: [...before.places, ...finding.places] } : finding);
  }
  return [...grouped.values()];
}
