export interface PageLinksProps {
  /** What is paged, for people who jump from landmark to landmark. */
  readonly label: string;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
}

/** The way to the pages before and after; nothing where there is only one. */
export const PageLinks = ({ label, page, pages, hrefOf }: PageLinksProps) =>
  pages <= 1 ? null : (
    <nav class="pages" aria-label={label}>
      {page > 1 ? <a href={hrefOf(page - 1)}>Previous page</a> : null}
      <p>
        Page {page} of {pages}
      </p>
      {page < pages ? <a href={hrefOf(page + 1)}>Next page</a> : null}
    </nav>
  );

/** The page that an address asks for, counted from 1; the nearest there is. */
export function readPage(text: string | undefined, pages: number): number {
  const wanted = /^\d{1,6}$/.test(text ?? '') ? Number(text) : 1;
  return Math.min(Math.max(1, wanted), Math.max(1, pages));
}
