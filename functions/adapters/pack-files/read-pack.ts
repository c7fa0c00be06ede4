import { promises as fileSystem } from 'node:fs';
import { join } from 'node:path';
import { CompanionTemplate } from '#core/companion/companion-template.ts';
import { Message, type Pack, PackHeader } from '#core/pack.ts';
import type { PackProblem } from '#ports/packs.ts';
import { type CompanionFile, checkCompanion } from './check-companion.ts';
import { checkHeader } from './check-header.ts';
import { checkMessage, type MessageFile } from './check-message.ts';
import { isMissing, type MeasureImage, type PackImage, type PackImages, readImages } from './read-images.ts';
import { parseYaml, readYaml, type YamlSource } from './yaml-source.ts';

/** A pack folder's content: the pack, unless anything is wrong with it. */
export type PackReading =
  | { readonly pack: Pack; readonly images: readonly PackImage[] }
  | { readonly pack: undefined; readonly problems: readonly PackProblem[] };

/** Reads `<library>/<name>` whole, and reports everything wrong with it at once. */
export async function readPack(library: string, name: string, measure: MeasureImage): Promise<PackReading> {
  const problems: PackProblem[] = [];
  const files = await readMessages(library, name, problems);
  const beside = await readCompanions(library, name, problems);
  const source = await readSource(library, `${name}/pack.yaml`, problems);
  const header = source && keepProblems(parseYaml(source, PackHeader), problems);
  if (!source || !header) return { pack: undefined, problems };

  problems.push(...checkHeader(header, name, source));
  const pictures: PackImages = await readImages(join(library, name), header, source, measure);
  problems.push(...pictures.problems);
  problems.push(...files.flatMap((file) => checkMessage(file, header)));
  const messages = files.map(({ message }) => message);
  problems.push(...beside.flatMap((file) => checkCompanion(file, { ...header, messages })));
  if (problems.length > 0) return { pack: undefined, problems };

  const images = new Map(pictures.images.map(({ key, image }) => [key, image]));
  return {
    pack: { ...header, messages, images, companions: beside.map(({ companion }) => companion) },
    images: pictures.images,
  };
}

/** Messages in the order of their files' names. */
async function readMessages(
  library: string,
  name: string,
  problems: PackProblem[],
): Promise<readonly MessageFile[]> {
  const folder = `${name}/messages`;
  const entries = (await listFolder(join(library, folder))).filter((entry) => !entry.startsWith('.'));
  if (entries.length === 0)
    problems.push(aboutFile(folder, 'The pack has no messages: put one file here for each.'));

  const files: MessageFile[] = [];
  const fileOf = new Map<string, string>();
  for (const entry of entries) {
    const file = `${folder}/${entry}`;
    if (!entry.endsWith('.yaml')) {
      // A message saved as .yml would otherwise be missing and nobody told.
      problems.push(aboutFile(file, 'This is no message: their files end in .yaml.'));
      continue;
    }
    const source = await readSource(library, file, problems);
    const message = source && keepProblems(parseYaml(source, Message), problems);
    if (!source || !message) continue;
    const earlier = fileOf.get(message.id);
    if (earlier)
      problems.push(source.problem(['id'], `${earlier} has a message called ${message.id} already.`));
    else fileOf.set(message.id, entry);
    files.push({ message, source });
  }
  return files;
}

/** Companions in the order in which people see them. A pack needs none. */
async function readCompanions(
  library: string,
  name: string,
  problems: PackProblem[],
): Promise<readonly CompanionFile[]> {
  const folder = `${name}/companions`;
  const files: CompanionFile[] = [];
  for (const entry of (await listFolder(join(library, folder))).filter((each) => !each.startsWith('.'))) {
    const file = `${folder}/${entry}`;
    const source = await readSource(library, file, problems);
    const companion = source && keepProblems(parseYaml(source, CompanionTemplate), problems);
    if (!source || !companion) continue;
    if (entry !== `${companion.kind}.yaml`) {
      problems.push(
        source.problem(['kind'], `Call this file ${companion.kind}.yaml, so that there is one of a kind.`),
      );
    }
    files.push({ companion, source });
  }
  const order = CompanionTemplate.shape.kind.options;
  return files.toSorted((a, b) => order.indexOf(a.companion.kind) - order.indexOf(b.companion.kind));
}

async function readSource(
  library: string,
  file: string,
  problems: PackProblem[],
): Promise<YamlSource | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await fileSystem.readFile(join(library, file));
  } catch (error) {
    if (!isMissing(error)) throw error;
    problems.push(aboutFile(file, 'There is no such file.'));
    return undefined;
  }
  const text = decode(bytes);
  if (text === undefined) problems.push(aboutFile(file, 'This file is not UTF-8: save it as UTF-8.'));
  return text === undefined ? undefined : readYaml(file, text);
}

// A decoder that guesses would put � where a name has an accent, and the post would carry it.
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

async function listFolder(path: string): Promise<readonly string[]> {
  try {
    return (await fileSystem.readdir(path)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function aboutFile(file: string, message: string): PackProblem {
  return { file, line: 1, field: '', message };
}

function keepProblems<T>(
  parsed: { readonly value: T; readonly problems: readonly PackProblem[] },
  problems: PackProblem[],
): T {
  problems.push(...parsed.problems);
  return parsed.value;
}
