import type { Child } from 'hono/jsx';

export interface SummaryEntry {
  readonly label: string;
  readonly value: Child;
  /** Where to change it. */
  readonly change?: string | undefined;
}

/** What something is made of, entry by entry, such as answers to check before going on. */
export const SummaryList = ({ entries }: { entries: readonly SummaryEntry[] }) => (
  <dl class="summary-list">
    {entries.map(({ label, value, change }) => (
      <div>
        <dt>{label}</dt>
        <dd>{value}</dd>
        {change === undefined ? null : (
          <dd class="summary-list__change">
            <a href={change}>
              Change<span class="usa-sr-only"> {label}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
);
