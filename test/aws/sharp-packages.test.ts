import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { insistOnSharp, SHARP_PACKAGES } from '../../infra/aws/sharp-packages.ts';

test('a machine without sharp’s parts for Lambda is told which are missing, and where to synthesize', () => {
  const root = mkdtempSync(join(tmpdir(), 'clarion-sharp-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const name of SHARP_PACKAGES.filter((each) => !each.includes('linux-x64'))) {
    mkdirSync(join(root, 'node_modules', name), { recursive: true });
    writeFileSync(join(root, 'node_modules', name, 'package.json'), '{}');
  }
  expect(() => insistOnSharp(root)).toThrow(
    /@img\/sharp-linux-x64, @img\/sharp-libvips-linux-x64 is not installed here.*Linux on x86_64/,
  );
});
