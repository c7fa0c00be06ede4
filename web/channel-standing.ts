import type { Channel } from '#core/channel.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import type { Tone } from './components/state-text.ts';

/** How an office stands on a platform. */
export type Standing = 'not-connected' | 'connected' | 'ending' | 'disconnected' | 'by-hand';

/** Two weeks are enough to find the one person who may sign in to the page. */
const WARN_BEFORE = 14 * DAY;

export function standingOf(channel: Channel | undefined, now: Instant): Standing {
  if (!channel) return 'not-connected';
  if (channel.mode === 'manual') return 'by-hand';
  if (channel.status === 'disconnected') return 'disconnected';
  const { expiresAt } = channel;
  return expiresAt !== undefined && expiresAt <= later(now, WARN_BEFORE) ? 'ending' : 'connected';
}

const TEXTS: Readonly<Record<Standing, { readonly label: string; readonly tone: Tone }>> = {
  'not-connected': { label: 'Not connected', tone: 'quiet' },
  connected: { label: 'Connected', tone: 'done' },
  ending: { label: 'Connect again soon', tone: 'yours' },
  disconnected: { label: 'Disconnected', tone: 'trouble' },
  'by-hand': { label: 'Posted by hand', tone: 'quiet' },
};

export function describeStanding(standing: Standing): { readonly label: string; readonly tone: Tone } {
  return TEXTS[standing];
}
