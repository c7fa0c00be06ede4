import { ok, type Result } from '#core/result.ts';
import type { ToolkitRefusal } from '#ports/toolkit-files.ts';
import type { ToolkitLimits } from './limits.ts';
import type { Archive } from './open-archive.ts';
import { refuse } from './refuse.ts';

const RELATIONSHIP = /<(?:\w+:)?Relationship\b(?:[^>"']|"[^"]*"|'[^']*')*>/g;
const TAG = /<(\/?)[\p{L}_][^<>]*?(\/?)>/gu;

/**
 * Refuses a Word document or workbook that reaches out to other files or addresses, defines entities, or nests so
 * deeply that reading it would exhaust the machine. A link that a person follows reaches for nothing by itself.
 */
export function checkOfficeParts(archive: Archive, limits: ToolkitLimits): Result<true, ToolkitRefusal> {
  for (const [name, bytes] of archive) {
    if (!/\.(?:xml|rels)$/i.test(name)) continue;
    const text = decodeXml(bytes);
    if (text === undefined)
      return refuse('unreadable', 'A part of this file is not written in UTF-8. Save it anew.');
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
      return refuse(
        'unsafe',
        'This file defines signs of its own (a DOCTYPE), as no office program does. Save it anew.',
      );
    }
    const outside = name.toLowerCase().endsWith('.rels') ? findOutside(text) : undefined;
    if (outside !== undefined) {
      return refuse(
        'unsafe',
        `This file loads something from outside (${outside}). Put it into the file itself, or take it out, and save it anew.`,
      );
    }
    const trouble = measure(text, limits);
    if (trouble) return refuse('too-large', trouble);
  }
  return ok(true);
}

function decodeXml(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // A declared encoding that the bytes are not in would be read in another way by the library.
    return text.includes('\0') || /^<\?xml[^>]*encoding=["'](?!utf-8)/i.test(text) ? undefined : text;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function findOutside(rels: string): string | undefined {
  for (const [relationship] of rels.matchAll(RELATIONSHIP)) {
    const type = /\bType\s*=\s*["']([^"']*)["']/.exec(relationship)?.[1] ?? '';
    const isOutside = /\bTargetMode\s*=\s*["']\s*External\s*["']/i.test(relationship);
    if (isOutside && !type.endsWith('/hyperlink')) return type.split('/').at(-1) || 'a file';
  }
  return undefined;
}

function measure(xml: string, { maxTags, maxDepth }: ToolkitLimits): string | undefined {
  let tags = 0;
  let depth = 0;
  for (const [, closes, empty] of xml.matchAll(TAG)) {
    tags += 1;
    if (closes === '/') depth -= 1;
    else if (empty !== '/') depth += 1;
    if (tags > maxTags) return 'This document is longer than what Clarion reads. Split it into several.';
    if (depth > maxDepth)
      return 'This document nests its parts too deeply to be read. Copy its text into a new one.';
  }
  return undefined;
}
