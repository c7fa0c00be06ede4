import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import * as z from 'zod';

const BUILD = join(import.meta.dirname, '..', '..', 'build');
const PACKAGE = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');

const Package = z.object({ version: z.string() });

/**
 * The package's own flags are made for scraping: they switch off the same-origin checks that these tests rely on.
 * These keep the browser on this machine; whatever still asks for another host is told that there is none.
 */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
  // No page lives long enough for its scripts to be worth compiling twice: that would cost a fifth of the time.
  '--js-flags=--no-opt --no-maglev',
  // One process draws all pages. Else each way between Clarion and a platform would start one anew.
  '--disable-site-isolation-trials',
  '--renderer-process-limit=1',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** A headless Chromium that needs nothing installed on the machine and reaches no other. Close it after use. */
export async function openBrowser(): Promise<Browser> {
  const { version } = Package.parse(JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')));
  const folder = join(BUILD, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ARGUMENTS,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
      HOME: folder,
    },
  });
}

/** Unpacks beside the final place and moves the whole there, so that test files starting together never share a half. */
async function unpack(folder: string): Promise<void> {
  await mkdir(BUILD, { recursive: true });
  const draft = await mkdtemp(join(BUILD, 'unpacking-'));
  const before = process.env.TMPDIR;
  // The package unpacks to the system's folder for temporary files, and asks for it each time.
  process.env.TMPDIR = draft;
  try {
    for (const part of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'])
      await inflate(join(PACKAGE, 'bin', part));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await writeFile(join(draft, 'fonts', 'fonts.conf'), fontsIn(join(folder, 'fonts')));
  try {
    await rename(draft, folder);
  } catch (cause) {
    // Another test file was first, with the same content.
    if (!existsSync(folder)) throw cause;
    await rm(draft, { recursive: true });
  }
}

/** The package's own list of font folders knows only AWS Lambda's. */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`;
}
