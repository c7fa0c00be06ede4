import type { Child, PropsWithChildren } from 'hono/jsx';

export interface PageTitleProps {
  /** What the page belongs to, above its title. */
  readonly above?: string | undefined;
  /** Buttons beside the title. */
  readonly actions?: Child;
}

/** The page's only first-level heading. */
export const PageTitle = ({ above, actions, children }: PropsWithChildren<PageTitleProps>) => (
  <div class="page-title">
    <div>
      {above === undefined ? null : <p class="page-title__above">{above}</p>}
      <h1>{children}</h1>
    </div>
    {actions === undefined ? null : <div class="page-title__actions">{actions}</div>}
  </div>
);
