import type { OfficeCalendar } from '#core/election/calendar.ts';
import type { Day } from '#core/election/day.ts';
import type { Blackout } from '#core/gate.ts';
import type { Platform } from '#core/ids.ts';
import type { Zone } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { GuardrailPolicy } from './policy.ts';

/** A party or a candidate as the office lists it, with the other forms in which people write the name. */
export interface ListedName {
  readonly name: string;
  readonly also?: readonly string[];
}

/** Names that are treated all alike. The office keeps them; Clarion ships none. */
export interface Names {
  readonly parties: readonly ListedName[];
  readonly candidates: readonly ListedName[];
}

/** An office without a list. One and the same, since what is read of a text is remembered by its names. */
export const NOBODY: Names = { parties: [], candidates: [] };

/** The official in whose name an office may speak. */
export interface OfficialFacts {
  readonly name: string;
  /** The days, both included, on which the official is a candidate, and what says so. */
  readonly candidacies: readonly { readonly from: Day; readonly until: Day; readonly citation: string }[];
}

/** What the registry of tags knows about someone who can be mentioned. */
export interface TagFact {
  readonly name: string;
  /** Without @, by platform; an absent platform means that there is no handle. */
  readonly handles: Readonly<Partial<Record<Platform, string>>>;
  /** The label under which a platform that mentions by id shows it. */
  readonly label?: string;
  /** Such as "elected Secretary of State": absent for a role that is not partisan. */
  readonly partisanRole?: string;
  /** Who agreed to be mentioned, and when: absent where nothing is on record. */
  readonly consent?: { readonly by: string; readonly on: Day };
}

/** What a pack or the office knows about a hashtag. */
export interface HashtagFact {
  /** Without #, in the letter case in which it should be written. */
  readonly tag: string;
  /** With whom it is associated: absent where with no party. */
  readonly partisan?: string;
}

/** What asking for a link has shown. It is asked outside, since rules are pure. */
export type LinkVerdict =
  | {
      readonly kind: 'alive';
      /** Where a short link of a known service leads; absent for any other link. */
      readonly leadsTo?: string;
    }
  | { readonly kind: 'dead'; readonly why: string };

export interface LinkFacts {
  /** The host of the office's own website. */
  readonly domain: string;
  /** Hosts such as `eac.gov`, or one page such as `bit.ly/49dCnuR`. Subdomains and deeper paths are included. */
  readonly allowed: readonly string[];
  /** By the link as it stands in the text. A link without one has not been asked. */
  readonly verdicts: ReadonlyMap<string, LinkVerdict>;
}

/** Everything but the post that a rule may know, as data. Make it once for an office and a platform. */
export interface GuardrailContext {
  /** Of the platform that the post is for. */
  readonly rules: TextRules;
  readonly policy: GuardrailPolicy;
  readonly zone: Zone;
  readonly names: Names;
  readonly official: OfficialFacts;
  readonly links: LinkFacts;
  readonly tags: readonly TagFact[];
  readonly hashtags: readonly HashtagFact[];
  readonly blackouts: readonly Blackout[];
  /** Without one, dates are held against the weekday only, and no result can be too early. */
  readonly calendar?: OfficeCalendar;
}
