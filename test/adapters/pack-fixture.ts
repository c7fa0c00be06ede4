import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import type { MeasureImage } from '#adapters/pack-files/read-images.ts';
import { readPackLibrary } from '#adapters/pack-files/read-pack-library.ts';

/** A small pack without a fault, to be spoilt in one place. */
export const HEADER = `format: 1
id: fair
version: 1
title: County fair
summary: Meet us at the county fair.
topic: fair
source: Written for a test.
license: CC0-1.0
languages: [en]
review_by: 2027-06-30
links:
  - { key: guide, label: Guide, url: "https://example.gov/guide" }
placeholders:
  - key: office
    label: Office
    type: text
    required: true
    local: true
    aliases: [YOUR OFFICE]
    max_length: 60
    example: Example County Elections
  - key: greeting
    label: Greeting
    type: text
    required: false
    local: false
    max_length: 20
    example: Hello
tags:
  - key: friends
    name: Friends
    role: Host
    status: active
    handles:
      x: { handle: friends_example }
  - key: speaker
    name: Past Speaker
    role: Speaker
    status: expired
    reason: The event is over.
    handles:
      x: { handle: speaker_example }
hashtags:
  - { tag: CountyFair, status: on }
media:
  - { key: card, file: media/card.png, alt: A card. }
`;

export const MESSAGE = `id: meet-us
title: Meet us
kind: how-to
topic: fair
audience: public
time_sensitive: false
tags:
  - { tag: friends, without_handle: name }
hashtags: [CountyFair]
media: card
variants:
  - platforms: [x, facebook]
    language: en
    voice: office
    text: |
      Meet {office} at the fair with {@friends}.
      Read the guide: {link:guide}

      {hashtags}
  - platforms: [x]
    language: en
    voice: personal
    text: Meet me and {office} at the fair.
`;

export const HEADER_FILE = 'fair/pack.yaml';
export const MESSAGE_FILE = 'fair/messages/meet-us.yaml';

export const measure: MeasureImage = async (bytes) => {
  const { format, width, height } = await sharp(bytes).metadata();
  return { mimeType: `image/${format}`, width, height };
};

const blank = { width: 8, height: 4, channels: 3, background: '#162e51' } as const;
export const card: Uint8Array = await sharp({ create: blank }).png().toBuffer();

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The files of the pack, by their paths in a library. */
export function soundPack(): Files {
  return { [HEADER_FILE]: HEADER, [MESSAGE_FILE]: MESSAGE, 'fair/media/card.png': card };
}

/** A folder with these files, until the test has ended. */
export async function writeLibrary(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clarion-packs-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

export async function readLibrary(files: Files) {
  return readPackLibrary(await writeLibrary(files), { measure });
}
