import type { PropsWithChildren } from 'hono/jsx';

/** A part of a long form, with a heading that the error summary and screen readers can lead to. */
export const FormSection = ({
  id,
  heading,
  children,
}: PropsWithChildren<{ id: string; heading: string }>) => (
  <section class="form-section" aria-labelledby={id}>
    <h2 id={id}>{heading}</h2>
    {children}
  </section>
);
