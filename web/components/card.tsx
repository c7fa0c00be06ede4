import type { Child, PropsWithChildren } from 'hono/jsx';

export interface CardProps {
  readonly heading: string;
  /** Where the heading leads. */
  readonly href?: string | undefined;
  /** Beside the heading, such as a state. */
  readonly mark?: Child;
}

/** One thing among several of its kind. */
export const Card = ({ heading, href, mark, children }: PropsWithChildren<CardProps>) => (
  <li class="card">
    <div class="card__head">
      <h3>{href === undefined ? heading : <a href={href}>{heading}</a>}</h3>
      {mark}
    </div>
    {children}
  </li>
);

export const CardList = ({ children }: PropsWithChildren) => <ul class="card-list">{children}</ul>;
