import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { AssociationId } from '#core/ids.ts';
import { Instant } from '#core/time.ts';

/** What a pattern may take its words from. */
export const UTM_TOKENS = ['campaign', 'platform', 'office'] as const;
export type UtmToken = (typeof UTM_TOKENS)[number];

/** Plain letters, digits, `.`, `_` and `-`, with tokens such as `{campaign}` between them. */
const Pattern = z
  .string()
  .max(60)
  .regex(/^(?:[A-Za-z0-9._-]|\{(?:campaign|platform|office)\})+$/);

/**
 * What an association adds to links to its own and its offices' websites, so that a website's statistics tell which
 * post somebody came from. Each is a pattern.
 */
export const UtmRule = z.object({
  source: Pattern,
  medium: Pattern,
  campaign: Pattern,
  /** Websites besides each office's own, such as `fourrivers.example.gov`: their subdomains are included. */
  hosts: z.array(z.string().min(1).max(253)).max(20),
});
export type UtmRule = z.infer<typeof UtmRule>;

/** What an association has decided about it. */
export const UtmSetting = UtmRule.extend({
  associationId: AssociationId,
  isOn: z.boolean(),
  by: Actor,
  at: Instant,
  /** Counts writes; a write based on an older count is refused. */
  version: z.int().nonnegative(),
});
export type UtmSetting = z.infer<typeof UtmSetting>;

/** What the form proposes to an association that has decided nothing. */
export const PROPOSED_RULE: UtmRule = {
  source: '{platform}',
  medium: 'social',
  campaign: '{campaign}',
  hosts: [],
};

/** What links are to carry by a setting: nothing where it is off, or where there is none. */
export function ruleOf(setting: UtmSetting | undefined): UtmRule | undefined {
  if (!setting?.isOn) return undefined;
  const { source, medium, campaign, hosts } = setting;
  return { source, medium, campaign, hosts };
}
