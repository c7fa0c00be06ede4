import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Clarion's version, as its package says. */
export function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
  const { version }: { readonly version: string } = JSON.parse(text);
  return version;
}
