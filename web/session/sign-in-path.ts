export const SIGN_IN_PATH = '/sign-in';

/** Where to sign in, and to come back to the given page of this site afterwards. */
export function signInPath(returnTo?: string): string {
  return returnTo === undefined ? SIGN_IN_PATH : `${SIGN_IN_PATH}?${new URLSearchParams({ returnTo })}`;
}

/** The path of a request with its query, as a browser would ask for it again. */
export function pathOf(request: { readonly url: string }): string {
  const { pathname, search } = new URL(request.url);
  return `${pathname}${search}`;
}
