import type { PropsWithChildren } from 'hono/jsx';

/** What can be done with a post now, set off from what is said about it. */
export const Panel = ({ id, heading, children }: PropsWithChildren<{ id: string; heading: string }>) => (
  <section class="panel" aria-labelledby={id}>
    <h2 id={id}>{heading}</h2>
    {children}
  </section>
);
