import type { Channel } from './channel.ts';
import { DAY, type Instant, later } from './time.ts';

/** How an office stands on a platform. */
export type Standing = 'not-connected' | 'connected' | 'ending' | 'disconnected' | 'by-hand';

/** Two weeks are enough to find the one person who may sign in to the page. */
const WARN_BEFORE = 14 * DAY;

export function standingOf(channel: Channel | undefined, now: Instant): Standing {
  if (!channel) return 'not-connected';
  if (channel.status === 'disconnected') return 'disconnected';
  if (channel.mode === 'manual') return 'by-hand';
  const { expiresAt } = channel;
  return expiresAt !== undefined && expiresAt <= later(now, WARN_BEFORE) ? 'ending' : 'connected';
}
