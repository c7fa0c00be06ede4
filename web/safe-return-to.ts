// Any origin will do: what matters is whether an address stays on the one it was resolved against.
const HERE = 'https://here.invalid';

/**
 * The path to go to after signing in, if it lies on this site; otherwise the start page. Takes a path with its query
 * and fragment, never a whole address.
 */
export function safeReturnTo(path: string | undefined): string {
  // Browsers read `\` as `/` and skip control characters, so that `/\evil` or `/<tab>/evil` would leave the site.
  if (path === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path)) return '/';
  if (!URL.canParse(path, HERE)) return '/';
  const url = new URL(path, HERE);
  const normal = `${url.pathname}${url.search}${url.hash}`;
  // Dots are resolved away, and `/.//evil` would begin with two slashes.
  return url.origin === HERE && !normal.startsWith('//') ? normal : '/';
}
