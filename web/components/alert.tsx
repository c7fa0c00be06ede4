import type { PropsWithChildren } from 'hono/jsx';

export interface AlertProps {
  readonly kind: 'info' | 'success' | 'warning' | 'error';
  readonly heading?: string | undefined;
}

/** Something to know before going on with the page. */
export const Alert = ({ kind, heading, children }: PropsWithChildren<AlertProps>) => (
  <div class={`usa-alert usa-alert--${kind}${heading === undefined ? ' usa-alert--slim' : ''}`}>
    <div class="usa-alert__body">
      {heading === undefined ? null : <h2 class="usa-alert__heading">{heading}</h2>}
      <div class="usa-alert__text">{children}</div>
    </div>
  </div>
);

/** What has just been done. */
export const Notice = ({ children }: PropsWithChildren) => (
  <div class="usa-alert usa-alert--success usa-alert--slim" role="status">
    <div class="usa-alert__body">
      <div class="usa-alert__text">{children}</div>
    </div>
  </div>
);
