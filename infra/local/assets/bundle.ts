import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { ROOT } from './places.ts';

export interface BundledFile {
  /** Such as `app.css`. */
  readonly name: string;
  /** The same with a hash of its content. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const USWDS = join(ROOT, 'node_modules', '@uswds', 'uswds');

/** Compiles `web/assets/app.scss`, the fonts and icons it uses, the site's icon and every island. */
export async function bundleAssets(): Promise<readonly BundledFile[]> {
  // Loaded only where there is something to build: a start with unchanged sources does not wait for them.
  const { build } = await import('esbuild');
  const islands = (await readdir(join(ROOT, 'web/islands'))).filter((name) => name.endsWith('.ts'));
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [
      'web/assets/app.scss',
      'web/assets/icon.svg',
      ...islands.map((name) => `web/islands/${name}`),
    ],
    outdir: 'out',
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2024',
    platform: 'browser',
    // The island's own compiler options would do as well; naming none keeps the bundle independent of them.
    tsconfigRaw: {},
    loader: { '.woff2': 'file', '.svg': 'copy' },
    plugins: [sassPlugin],
    logLevel: 'error',
  });
  return outputFiles.map(({ path, contents }) => {
    const fileName = basename(path);
    const plain = fileName.replace(/\.[A-Z0-9]{8}\./, '.');
    if (plain === fileName)
      throw new Error(`${fileName} carries no hash: ${Object.keys(metafile.outputs).join(', ')}`);
    return { name: plain, fileName, bytes: contents };
  });
}

const sassPlugin: Plugin = {
  name: 'sass',
  setup({ onLoad }) {
    onLoad({ filter: /\.scss$/ }, async ({ path }) => {
      // Its asynchronous form takes half as long again, and nothing waits beside it.
      const { compile } = await import('sass');
      const { css } = compile(path, { loadPaths: [join(USWDS, 'packages')], quietDeps: true });
      // USWDS refers to its fonts and icons relative to its own built style sheet.
      return { contents: css, loader: 'css', resolveDir: join(USWDS, 'dist', 'css') };
    });
  },
};
