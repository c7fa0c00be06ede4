import type { PropsWithChildren } from 'hono/jsx';
import { ButtonLink } from './buttons.tsx';

export interface EmptyStateProps {
  readonly heading: string;
  /** What to do first. */
  readonly action?: { readonly href: string; readonly label: string } | undefined;
}

/** What stands where there is nothing yet, and how to begin. */
export const EmptyState = ({ heading, action, children }: PropsWithChildren<EmptyStateProps>) => (
  <section class="empty-state">
    <h2>{heading}</h2>
    {children}
    {action ? (
      <p>
        <ButtonLink href={action.href}>{action.label}</ButtonLink>
      </p>
    ) : null}
  </section>
);
