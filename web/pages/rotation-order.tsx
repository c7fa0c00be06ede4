import type { MessageId, Platform } from '#core/ids.ts';
import { findMessage, type Pack } from '#core/pack.ts';
import type { Post } from '#core/post.ts';
import type { Slot } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import { DataTable } from '../components/data-table.tsx';
import { TimeText } from '../components/time-text.tsx';
import { describeReading } from './describe-reading.ts';
import { listNames } from './list-names.ts';
import { namePlatform } from './name-platform.ts';

/** What goes out at one time. */
export interface OrderedTurn {
  readonly slot: Slot;
  readonly messageId: MessageId;
  readonly platforms: readonly Platform[];
}

/** Posts that go out together, in the order of time. */
export function orderTurns(posts: readonly Post[]): readonly OrderedTurn[] {
  const together = Map.groupBy(posts, ({ slot, source }) => `${slot.due} ${source.messageId}`);
  return [...together]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, some]) => {
      const [first] = some;
      if (!first) return [];
      const platforms = some.map(({ platform }) => platform);
      return [{ slot: first.slot, messageId: first.source.messageId, platforms }];
    });
}

export interface RotationOrderProps {
  readonly posts: readonly Post[];
  readonly pack: Pack;
  readonly rules: readonly TextRules[];
}

/** The whole order: what is said when, and where. */
export const RotationOrder = ({ posts, pack, rules }: RotationOrderProps) => (
  <DataTable
    caption="The whole order"
    captionHidden
    rows={orderTurns(posts)}
    columns={[
      { label: 'When', cell: ({ slot }) => <When slot={slot} /> },
      {
        label: 'Message',
        cell: ({ messageId }) => <a href={`#${textsId(messageId)}`}>{titleOf(pack, messageId)}</a>,
      },
      {
        label: 'Channels',
        cell: ({ platforms }) => listNames(platforms.map((platform) => namePlatform(rules, platform))),
      },
    ]}
  />
);

/** A time on the office's clock, with what there is to know where clocks change. */
export const When = ({ slot }: { readonly slot: Slot }) => {
  const reading = describeReading(slot);
  return (
    <>
      <TimeText at={slot.due} zone={slot.zone} />
      {reading === undefined ? null : <span class="usa-hint"> {reading}</span>}
    </>
  );
};

export function titleOf(pack: Pack | undefined, messageId: MessageId): string {
  return (pack && findMessage(pack, messageId)?.title) ?? messageId;
}

/** Where the texts of a message stand on the page. */
export const textsId = (messageId: MessageId): string => `texts-${messageId}`;
