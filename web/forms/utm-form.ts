import * as z from 'zod';
import { PROPOSED_RULE, type UtmSetting } from '#core/links/utm-rule.ts';
import type { FormValues } from './form-state.ts';

/** What links carry, as it was typed: `checkUtm` reads it. */
export const UtmForm = z.object({
  wanted: z.enum(['on', 'off'], { error: 'Choose one of the two.' }),
  source: z.string().default(''),
  medium: z.string().default(''),
  campaign: z.string().default(''),
  hosts: z.string().default(''),
  /** What cannot be read is no version that was ever shown. */
  seen: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .catch(-1),
});

/** The form as it stands for a setting, or for none. */
export function utmValues(setting: UtmSetting | undefined): FormValues {
  const { source, medium, campaign, hosts } = setting ?? PROPOSED_RULE;
  return { wanted: setting?.isOn ? 'on' : 'off', source, medium, campaign, hosts: hosts.join('\n') };
}
