export interface FilterLinksProps {
  /** What is chosen among, for people who jump from landmark to landmark. */
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly text: string; readonly isCurrent: boolean }[];
}

/** The choices of what a page shows, the current one marked. */
export const FilterLinks = ({ label, links }: FilterLinksProps) => (
  <nav class="filters" aria-label={label}>
    <ul>
      {links.map(({ href, text, isCurrent }) => (
        <li>
          <a href={href} aria-current={isCurrent ? 'page' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
