import { describeTime, type Zone } from '#core/slot.ts';
import type { Instant, UtcMinute } from '#core/time.ts';

export interface TimeTextProps {
  readonly at: Instant | UtcMinute;
  /** The office's zone: always shown. */
  readonly zone: Zone;
}

export const TimeText = ({ at, zone }: TimeTextProps) => <time datetime={at}>{describeTime(at, zone)}</time>;
