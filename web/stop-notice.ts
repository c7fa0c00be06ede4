import type { Stop, StopScope } from '#core/gate.ts';
import type { Platform } from '#core/ids.ts';
import type { Instant } from '#core/time.ts';

/** A stop in force, as every page of its office names it. */
export interface StopNotice {
  readonly whole: boolean;
  /** What is stopped, to begin a sentence with. */
  readonly what: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** A scope that exists in an office, and what to call it. */
export interface NamedScope {
  readonly scope: StopScope;
  /** To begin a sentence with. */
  readonly what: string;
}

/** The platforms' names, as the rules of their texts know them. */
export type PlatformNames = readonly { readonly platform: Platform; readonly name: string }[];

export function noticeOf({ scope, reason, by, at }: Stop, names: PlatformNames, title?: string): StopNotice {
  return {
    whole: scope.kind === 'office' || scope.kind === 'association',
    what: nameScope(scope, names, title),
    reason,
    by: by.name,
    at,
  };
}

/** The same name within a sentence. */
export function withinSentence(what: string): string {
  return `${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}

/** What a stop covers, to begin a sentence with; an announcement by its title where that is at hand. */
export function nameScope(scope: StopScope, names: PlatformNames, title?: string): string {
  switch (scope.kind) {
    case 'association':
      return 'All posts of all offices of your association';
    case 'office':
      return 'All posts of this office';
    case 'channel':
      return `All ${names.find(({ platform }) => platform === scope.id)?.name ?? scope.id} posts`;
    case 'message':
      return 'All posts of one withdrawn message';
    case 'campaign':
      return title === undefined ? 'All posts of one announcement' : `All posts of “${title}”`;
  }
}
