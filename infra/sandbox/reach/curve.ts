import { createHash } from 'node:crypto';
import { HOUR } from '../platform.ts';

/** What a post has had since it became public; platforms name these in their own ways. */
export interface Figures {
  /** How often it was shown. */
  readonly views: number;
  /** How many people saw it; never more than `views`. */
  readonly reach: number;
  readonly likes: number;
  readonly comments: number;
  readonly shares: number;
  readonly quotes: number;
  readonly saves: number;
  readonly clicks: number;
  readonly profileVisits: number;
  readonly follows: number;
}

/**
 * Reads the one curve of a post at an age (ms). It depends on nothing but the post's id, the followers its author had
 * when it became public, and the age: it grows quickly, flattens over days, and no figure on it ever falls.
 */
export function measure(id: string, followers: number, ageMs: number): Figures {
  const draw = drawFrom(id);
  const hours = Math.max(0, ageMs) / HOUR;
  const pace = draw(0, 4, 14);
  // Most see it within a day; a few find it weeks later.
  const grown = 0.85 * (1 - Math.exp(-hours / pace)) + 0.15 * (1 - Math.exp(-hours / (12 * pace)));
  const people = followers * draw(1, 0.08, 0.55) * grown;
  const of = (index: number, low: number, high: number) => Math.floor(people * draw(index, low, high));
  return {
    views: of(2, 1.1, 1.6),
    reach: Math.floor(people),
    likes: of(3, 0.01, 0.05),
    comments: of(4, 0.001, 0.006),
    shares: of(5, 0.002, 0.01),
    quotes: of(6, 0.0003, 0.001),
    saves: of(7, 0.001, 0.004),
    clicks: of(8, 0.005, 0.03),
    profileVisits: of(9, 0.002, 0.008),
    follows: of(10, 0.0003, 0.002),
  };
}

/** Gives numbers between two bounds that only the id and an index decide. */
export function drawFrom(id: string): (index: number, low: number, high: number) => number {
  const bytes = createHash('sha256').update(`reach of ${id}`).digest();
  return (index, low, high) => low + (high - low) * (bytes.readUInt16BE(index * 2) / 0xffff);
}
