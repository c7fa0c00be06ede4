import { err } from '#core/result.ts';
import type { ToolkitRefusal } from '#ports/toolkit-files.ts';

export function refuse(kind: ToolkitRefusal['kind'], message: string) {
  return err<ToolkitRefusal>({ kind, message });
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Says whether the time for a file is used up. Real time, since it is what a person waits. */
export function startTimer(maxTime: number): () => boolean {
  const start = performance.now();
  return () => performance.now() - start > maxTime;
}

export const TOO_SLOW = refuse(
  'too-slow',
  'Reading this file takes too long. Save it anew, without pictures and tracked changes, or split it.',
);
