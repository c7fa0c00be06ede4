export interface Crumb {
  readonly href: string;
  readonly label: string;
}

/** The way from the section down to this page. */
export const Breadcrumb = ({ trail, here }: { trail: readonly Crumb[]; here: string }) => (
  <nav class="usa-breadcrumb" aria-label="Breadcrumbs">
    <ol class="usa-breadcrumb__list">
      {trail.map(({ href, label }) => (
        <li class="usa-breadcrumb__list-item">
          <a class="usa-breadcrumb__link" href={href}>
            {label}
          </a>
        </li>
      ))}
      <li class="usa-breadcrumb__list-item usa-current" aria-current="page">
        {here}
      </li>
    </ol>
  </nav>
);
