import { defineGuardrail } from '#core/guardrails/guardrail.ts';

/** Required of public bodies by 28 CFR part 35, subpart H (WCAG 2.1 AA, 1.1.1); Clarion asks it of every office now. */
export const missingAlt = defineGuardrail('missing-alt', ({ image }) =>
  image && image.alt.trim() === ''
    ? [
        {
          field: 'alt',
          message:
            'The image has no description (alt text), so people who cannot see it learn nothing from it. Say in a sentence what it shows.',
        },
      ]
    : [],
);
