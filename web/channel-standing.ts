import type { Standing } from '#core/standing.ts';
import type { Tone } from './components/state-text.ts';

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
