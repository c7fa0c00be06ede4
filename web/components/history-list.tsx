import type { AuditEntry } from '#core/audit.ts';
import type { Zone } from '#core/slot.ts';
import { TimeText } from './time-text.tsx';

export interface HistoryListProps {
  /** Oldest first. */
  readonly entries: readonly Pick<AuditEntry, 'sequence' | 'summary' | 'actor' | 'at'>[];
  readonly zone: Zone;
}

/** What happened, by whom and when. */
export const HistoryList = ({ entries, zone }: HistoryListProps) => (
  <ol class="history">
    {entries.map(({ summary, actor, at }) => (
      <li>
        <p class="history__what">{summary}</p>
        <p class="history__when">
          {actor.name}, <TimeText at={at} zone={zone} />
        </p>
      </li>
    ))}
  </ol>
);
