import { Temporal } from 'temporal-polyfill';
import { type Cron, parseCron } from './cron.ts';

/** A schedule expression: once at a wall time, every so many milliseconds, or by calendar fields. */
export type Expression =
  | { readonly kind: 'at'; readonly wall: Temporal.PlainDateTime }
  | { readonly kind: 'rate'; readonly everyMs: number }
  | { readonly kind: 'cron'; readonly cron: Cron };

const minuteMs = 60_000;
const unitMs = { minute: minuteMs, hour: 60 * minuteMs, day: 24 * 60 * minuteMs } as const;

/** Reads `at(…)`, `rate(…)` or `cron(…)`; undefined when AWS would refuse it. */
export function parseExpression(text: string): Expression | undefined {
  const match = /^(at|rate|cron)\((.*)\)$/.exec(text);
  const inner = match?.[2] ?? '';
  switch (match?.[1]) {
    case 'at':
      return parseAt(inner);
    case 'rate':
      return parseRate(inner);
    case 'cron': {
      const cron = parseCron(inner);
      return cron && { kind: 'cron', cron };
    }
    default:
      return undefined;
  }
}

/** Whole seconds without offset, as AWS demands: fractions and `Z` are refused. */
function parseAt(text: string): Expression | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const isDay =
    month >= 1 && month <= 12 && day >= 1 && day <= new Temporal.PlainYearMonth(year, month).daysInMonth;
  if (!isDay || hour > 23 || minute > 59 || second > 59) return undefined;
  return { kind: 'at', wall: new Temporal.PlainDateTime(year, month, day, hour, minute, second) };
}

function parseRate(text: string): Expression | undefined {
  const match = /^([1-9]\d{0,8})\s+(minute|hour|day)s?$/.exec(text.trim());
  if (!match) return undefined;
  const unit = match[2] === 'minute' ? unitMs.minute : match[2] === 'hour' ? unitMs.hour : unitMs.day;
  return { kind: 'rate', everyMs: Number(match[1]) * unit };
}

/** Whether AWS takes this as a ScheduleExpressionTimezone: an IANA name in its exact spelling, no bare offset. */
export function isZone(text: string): boolean {
  if (/^[+-]/.test(text)) return false;
  try {
    return new Temporal.PlainDateTime(2000, 1, 1).toZonedDateTime(text).timeZoneId === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
