import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Where the built assets are kept. */
export const ASSETS_FOLDER = join(ROOT, 'build', 'assets');

/** Where the fonts of the cards are. */
export const FONTS_FOLDER = join(ROOT, 'node_modules', '@fontsource', 'public-sans', 'files');
