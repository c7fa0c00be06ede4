import type { UtcMinute } from '#core/time.ts';

/** Alarm clocks, one per minute in which posts fall due. They say when to look; the posts say what is due. */
export interface WakeUps {
  /** Sees to it that dispatch runs in this minute. Asking twice is asking once. */
  ensure(minute: UtcMinute): Promise<void>;
}
