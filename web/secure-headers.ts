import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Shell, WebEnv } from './shell.ts';

/** What a browser may do with a page: nothing but show our own files and send forms where they belong. */
export function protectPages({ publicOrigin, formOrigins }: Shell): MiddlewareHandler<WebEnv> {
  const protect = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'", ...formOrigins],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    crossOriginOpenerPolicy: 'same-origin',
    strictTransportSecurity: publicOrigin.startsWith('https:')
      ? 'max-age=63072000; includeSubDomains'
      : false,
    permissionsPolicy: {
      camera: false,
      microphone: false,
      geolocation: false,
      payment: false,
      usb: false,
      displayCapture: false,
    },
  });
  return async (c, next) => {
    let own: string | null = null;
    await protect(c, async () => {
      await next();
      own = c.res.headers.get('referrer-policy');
    });
    // What leads away from Clarion may be stricter than its pages.
    if (own !== null) c.res.headers.set('referrer-policy', own);
  };
}

/** Pages show what is not public yet, on machines that several people use: no cache keeps them. */
export const keepOutOfCaches: MiddlewareHandler<WebEnv> = async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
};
