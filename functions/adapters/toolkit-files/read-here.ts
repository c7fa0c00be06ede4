import { readToolkit } from '#core/import-toolkit/read-toolkit.ts';
import { ok } from '#core/result.ts';
import type { Tables } from '#ports/tables.ts';
import type { ToolkitReader } from '#ports/toolkit-reader.ts';
import { TOOLKIT_LIMITS, type ToolkitLimits } from './limits.ts';
import { megabytes, refuse, startTimer, TOO_SLOW } from './refuse.ts';

/**
 * On AWS Lambda. A request carries 6 MB, in base64, with room for its form; and an answer has 29 seconds, of which
 * looking through the longest toolkit takes some ten there, and its pictures eight.
 */
export const LAMBDA_LIMITS: ToolkitLimits = { ...TOOLKIT_LIMITS, maxBytes: 4_000_000, maxTime: 8_000 };

/** How long a file is read at most, in milliseconds: its own limit, and what looking the documents through takes. */
export const READING_TIME = 20_000;

/**
 * Reads toolkits in this process, where nobody else waits for it, as in Lambda. How long that takes is bounded by the
 * limits of sizes, and looked at between the steps.
 */
export function createToolkitReader(
  tables: Pick<Tables, 'read'>,
  limits: ToolkitLimits = TOOLKIT_LIMITS,
): ToolkitReader {
  const { maxBytes } = limits;
  return {
    maxBytes,
    async read(file, context) {
      if (file.bytes.length > maxBytes) {
        const size = `The file has ${megabytes(file.bytes.length)}; at most ${megabytes(maxBytes)} are read.`;
        return refuse('too-large', `${size} Leave the pictures out, or split it.`);
      }
      const isLate = startTimer(READING_TIME);
      // The readers of Word and Excel are large, and most processes never need them.
      const { createToolkitFiles } = await import('./toolkit-files.ts');
      const contents = await createToolkitFiles(tables, limits).read(file);
      if (!contents.ok) return contents;
      const { documents, pictures, leftOut } = contents.value;
      const images = pictures.map(({ name }) => name);
      const draft = readToolkit(documents, { ...context, images });
      if (isLate()) return TOO_SLOW;
      const named = documents.map(({ name, unit }) => ({ name, unit }));
      return ok({ draft, pictures, leftOut, documents: named });
    },
  };
}
