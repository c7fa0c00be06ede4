import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import * as z from 'zod';
import type { ToolkitDocument } from '#core/import-toolkit/document.ts';
import { ok, type Result } from '#core/result.ts';
import type { ToolkitPicture, ToolkitRefusal } from '#ports/toolkit-files.ts';
import { blocksOfWord, WordNode } from './blocks-of-word.ts';
import type { Archive } from './open-archive.ts';
import { pictureOf } from './pictures.ts';
import { refuse, TOO_SLOW } from './refuse.ts';

export interface WordContents {
  readonly document: ToolkitDocument;
  readonly pictures: readonly ToolkitPicture[];
}

/** Reads a Word document whose parts have been checked. */
export async function readDocx(
  name: string,
  archive: Archive,
  isLate: () => boolean,
): Promise<Result<WordContents, ToolkitRefusal>> {
  let root: z.infer<typeof WordNode> | undefined;
  const images: { readonly read: () => Promise<Buffer> }[] = [];
  try {
    await mammoth.convertToHtml(
      { buffer: pack(archive) },
      {
        // What the library itself made of the file; its HTML would have to be read anew.
        transformDocument: (element: unknown) => {
          collectImages(element, images);
          root = WordNode.parse(element);
          return { ...(element as object), children: [] };
        },
        externalFileAccess: false,
      },
    );
  } catch (error) {
    if (!(error instanceof Error) || error instanceof z.ZodError) throw error;
    return refuse(
      'unreadable',
      'This Word document cannot be read: it is damaged. Open it in Word and save it anew as .docx.',
    );
  }
  if (isLate()) return TOO_SLOW;
  if (!root) return refuse('unreadable', 'This Word document holds no text. Save it anew as .docx.');
  const pictures: ToolkitPicture[] = [];
  for (const [at, { read }] of images.entries()) {
    const picture = pictureOf(`${name.replace(/\.\w+$/, '')}-${at + 1}`, await read());
    if (picture) pictures.push(picture);
  }
  const names = images.map(
    (_, at) =>
      pictures.find((one) => one.name.startsWith(`${name.replace(/\.\w+$/, '')}-${at + 1}.`))?.name ?? '',
  );
  return ok({ document: blocksOfWord(name, root, names), pictures });
}

/**
 * The archive anew, from what was unpacked and checked: the library unpacks by itself, and may find other files in the
 * bytes that a person sent.
 */
function pack(archive: Archive): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(archive), { level: 0 }));
}

const ImageNode = z.object({ type: z.literal('image'), readAsBuffer: z.custom<() => Promise<Buffer>>() });
const Parent = z.object({ children: z.array(z.unknown()) });

function collectImages(element: unknown, images: { readonly read: () => Promise<Buffer> }[]): void {
  const image = ImageNode.safeParse(element);
  if (image.success) images.push({ read: image.data.readAsBuffer });
  const parent = Parent.safeParse(element);
  if (parent.success) for (const child of parent.data.children) collectImages(child, images);
}
