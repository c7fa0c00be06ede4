import type { Platform } from '#core/ids.ts';
import type { TextRules } from '#core/text-rules.ts';

/** A platform's name as people write it; its folder's name for one that Clarion no longer knows. */
export function namePlatform(rules: readonly TextRules[], platform: Platform): string {
  return rules.find((known) => known.platform === platform)?.name ?? platform;
}
