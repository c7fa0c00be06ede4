import { zipSync } from 'fflate';
import { csvTables } from '#adapters/csv/csv-tables.ts';
import { TOOLKIT_LIMITS, type ToolkitLimits } from '#adapters/toolkit-files/limits.ts';
import { createToolkitFiles } from '#adapters/toolkit-files/toolkit-files.ts';

export const encode = (text: string) => new TextEncoder().encode(text);

export function readFile(name: string, content: string | Uint8Array, limits: Partial<ToolkitLimits> = {}) {
  const files = createToolkitFiles(csvTables, { ...TOOLKIT_LIMITS, ...limits });
  return files.read({ name, bytes: typeof content === 'string' ? encode(content) : content });
}

/** A PNG of one transparent pixel. */
export const PIXEL = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

export function zip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? encode(content) : content,
      ]),
    ),
  );
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const run = (text: string, bold = false) =>
  `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const styled = (style: string, inner: string) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inner}</w:p>`;
export const item = (inner: string, level = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${inner}</w:p>`;
export const para = (inner: string) => `<w:p>${inner}</w:p>`;
export const cell = (text: string) => `<w:tc>${para(run(text))}</w:tc>`;

/** A relationship of a Word document, as its `document.xml.rels` writes it. */
export const relationship = (type: string, target: string, outside = true) =>
  `<Relationship Id="rId9" Type="${RELATIONSHIPS}/${type}" Target="${target}"${outside ? ' TargetMode="External"' : ''}/>`;

/** The least that Word and mammoth take for a document. */
export function docx(
  body: string,
  extra: { readonly rels?: string; readonly prolog?: string } = {},
): Uint8Array {
  const xml = '<?xml version="1.0" encoding="UTF-8"?>';
  const levels = [0, 1].map(
    (level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>`,
  );
  const styles = ['1', '2'].map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
  );
  return zip({
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${RELATIONSHIPS}/numbering" Target="numbering.xml"/>${extra.rels ?? ''}</Relationships>`,
    'word/styles.xml': `${xml}<w:styles ${W}>${styles.join('')}</w:styles>`,
    'word/numbering.xml': `${xml}<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${levels.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/document.xml': `${xml}${extra.prolog ?? ''}<w:document ${W} ${R}><w:body>${body}</w:body></w:document>`,
  });
}
