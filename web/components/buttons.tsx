import type { PropsWithChildren } from 'hono/jsx';

export type ButtonKind = 'primary' | 'outline' | 'danger' | 'plain';

const CLASSES: Readonly<Record<ButtonKind, string>> = {
  primary: 'usa-button',
  outline: 'usa-button usa-button--outline',
  danger: 'usa-button usa-button--secondary',
  plain: 'usa-button usa-button--unstyled',
};

export interface ButtonProps {
  readonly kind?: ButtonKind | undefined;
  /** Sent with the form, to tell several buttons apart. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

export const Button = ({ kind = 'primary', name, value, children }: PropsWithChildren<ButtonProps>) => (
  <button type="submit" class={CLASSES[kind]} name={name} value={value}>
    {children}
  </button>
);

export interface ButtonLinkProps {
  readonly href: string;
  readonly kind?: ButtonKind | undefined;
}

/** A link that leads to a task, and looks like its button. */
export const ButtonLink = ({ href, kind = 'primary', children }: PropsWithChildren<ButtonLinkProps>) => (
  <a class={CLASSES[kind]} href={href}>
    {children}
  </a>
);

export const ButtonRow = ({ children }: PropsWithChildren) => <div class="button-row">{children}</div>;
