import type { Context } from 'hono';

const CSV = 'text/csv; charset=utf-8; header=present';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Answers with a CSV file to keep. Compressed for every browser: a Lambda answers with 6 MB at most, and a file of
 * 20,000 snapshots has more.
 */
export function sendCsv(c: Context, name: string, text: string): Response {
  const headers = { 'content-type': CSV, ...attached(`${name}.csv`), vary: 'accept-encoding' };
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(text, 200, headers);
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return c.body(packed, 200, { ...headers, 'content-encoding': 'gzip' });
}

/** Answers with a workbook to keep. */
export function sendWorkbook(c: Context, name: string, bytes: Uint8Array): Response {
  return c.body(new Uint8Array(bytes), 200, { 'content-type': XLSX, ...attached(`${name}.xlsx`) });
}

/** Answers with a Word document to keep. */
export function sendDocument(c: Context, name: string, bytes: Uint8Array): Response {
  return c.body(new Uint8Array(bytes), 200, { 'content-type': DOCX, ...attached(`${name}.docx`) });
}

/** Names are ids of ours, which need no quoting. */
function attached(file: string) {
  return { 'content-disposition': `attachment; filename="${file}"` };
}
