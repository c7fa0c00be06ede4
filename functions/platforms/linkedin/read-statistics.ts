import type { Look } from '#core/reach/collect-steps.ts';
import { metricsAt } from '#core/reach/metric.ts';
import type { Reading } from '#core/reach/reading.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import type { PublishedPost } from '#ports/reach-reader.ts';
import { type Figures, readFigures, readingsAlike } from '../looks.ts';
import { metrics } from './metrics.ts';
import { rules } from './rules.ts';

/** Milliseconds after publishing in which figures may still appear; [U] LinkedIn names no delay. */
const YOUNG_FOR = DAY;

/** [V] Statistics reach back over a rolling 12 months. */
const KEPT_FOR = 365 * DAY;

const inForceAt = (now: Instant) => metricsAt(metrics, rules.platform, now);

/** What the figures of one post say. */
export function readStatistics(figures: Figures, now: Instant): Look {
  const inForce = inForceAt(now);
  const below = inForce.filter(({ native }) => isBelowZero(figures[native]));
  return {
    kind: 'read',
    readings: Object.fromEntries([...readFigures(inForce, figures), ...readingsAlike(below, BELOW_ZERO)]),
  };
}

const isBelowZero = (figure: unknown) => typeof figure === 'number' && figure < 0;

/** [V] Likes of a promoted showing do not count, but taking one back does. */
const BELOW_ZERO: Reading = {
  status: 'not-available',
  reason:
    'LinkedIn gave a number below zero: it takes off what was taken back and had never been counted. How many there are, it does not say.',
};

/** What it means that LinkedIn has a post, but no figures of it. */
export function readMissing({ publishedAt }: PublishedPost, now: Instant): Look {
  return {
    kind: 'read',
    readings: Object.fromEntries(readingsAlike(inForceAt(now), missing(publishedAt, now))),
  };
}

function missing(publishedAt: Instant, now: Instant): Reading {
  if (now < later(publishedAt, YOUNG_FOR)) {
    return {
      status: 'not-yet',
      reason: 'LinkedIn has no numbers of this post yet; it gives none before somebody has seen a post.',
    };
  }
  if (now > later(publishedAt, KEPT_FOR)) {
    return {
      status: 'not-available',
      reason: 'LinkedIn gives numbers of the past 12 months only, and this post is older.',
    };
  }
  return {
    status: 'not-available',
    reason:
      'LinkedIn gave no numbers of this post. It gives none of a post that nobody has seen, but none either of one that it has not counted yet: so this is not taken for zero.',
  };
}
