/** The retry policy of a target as EventBridge Scheduler names it. */
export interface RetryPolicy {
  readonly MaximumEventAgeInSeconds: number;
  readonly MaximumRetryAttempts: number;
}

const firstPauseMs = 1_000;
/** 185 attempts, the default, spread over the default 24 hours come to one in about eight minutes. */
const longestPauseMs = 8 * 60_000;
/** A dead letter nobody accepts for this long is given up. */
const deadLetterAgeMs = 24 * 60 * 60_000;

/** How long to wait after this many failed attempts: doubling, without jitter, so that tests can tell. */
export function pauseAfter(attempts: number): number {
  return Math.min(firstPauseMs * 2 ** Math.min(attempts - 1, 30), longestPauseMs);
}

/** When to try again (epoch ms), or undefined when the policy is exhausted. */
export function findRetryTime(
  policy: RetryPolicy,
  waitingSince: number,
  attempts: number,
  now: number,
): number | undefined {
  if (attempts > policy.MaximumRetryAttempts) return undefined;
  const next = now + pauseAfter(attempts);
  return isTooOld(policy, waitingSince, next) ? undefined : next;
}

export function isTooOld(policy: RetryPolicy, waitingSince: number, now: number): boolean {
  return now - waitingSince > policy.MaximumEventAgeInSeconds * 1_000;
}

/** When to offer a dead letter again (epoch ms), or undefined when it is given up. */
export function findDeadLetterRetryTime(
  deadSince: number,
  attempts: number,
  now: number,
): number | undefined {
  const next = now + pauseAfter(attempts);
  return next - deadSince > deadLetterAgeMs ? undefined : next;
}
