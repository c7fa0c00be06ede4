import type { PropsWithChildren } from 'hono/jsx';

/** A link to where the public sees a post. What is no web address is shown as text, whoever recorded it. */
export const PublicLink = ({ href, children }: PropsWithChildren<{ href: string }>) =>
  /^https?:\/\//i.test(href) && URL.canParse(href) ? (
    <a href={href} rel="external noreferrer">
      {children}
    </a>
  ) : (
    <span>{href}</span>
  );
