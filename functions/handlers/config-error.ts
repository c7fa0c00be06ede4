import type { Result } from '#core/result.ts';
import type { ConfigProblems } from './config.ts';

/** The settings cannot be worked with; the message holds a sentence for each fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'CONFIG';
}

/** Takes a decided configuration, or ends the start with everything that is wrong with it. */
export function insist<T>(decided: Result<T, ConfigProblems>): T {
  if (!decided.ok) throw new ConfigError(decided.error.join(' '));
  return decided.value;
}
