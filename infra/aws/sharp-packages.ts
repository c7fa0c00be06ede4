import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What sharp is made of on Linux with x86_64, which is where Lambda runs the functions that work on pictures. */
export const SHARP_PACKAGES: readonly string[] = [
  'sharp',
  '@img/colour',
  '@img/sharp-linux-x64',
  '@img/sharp-libvips-linux-x64',
  'detect-libc',
  'semver',
];

/** sharp's parts for this machine are not installed for Lambda's. */
export class MissingSharpError extends Error {
  override readonly name = 'MissingSharpError';
  readonly code = 'MISSING_SHARP';
}

/**
 * Throws MissingSharpError where a package is missing below `root`: npm installs sharp for the machine it runs on, and a
 * function without its parts would start and fail at the first picture.
 */
export function insistOnSharp(root: string): void {
  const missing = SHARP_PACKAGES.filter(
    (name) => !existsSync(join(root, 'node_modules', name, 'package.json')),
  );
  if (missing.length > 0) {
    throw new MissingSharpError(
      `The pages on AWS draw pictures with sharp for Linux on x86_64, and ${missing.join(', ')} is not installed here. Synthesize and deploy from a machine with Linux on x86_64, after \`npm ci\`.`,
    );
  }
}

/** The commands that put a package beside a bundle, where Node finds it. */
export function copyPackage(name: string, input: string, output: string): readonly string[] {
  const target = `${output}/node_modules/${name}`;
  return [`mkdir -p "${target}"`, `cp -R "${input}/node_modules/${name}/." "${target}"`];
}
