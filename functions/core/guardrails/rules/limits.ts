import { checkPost } from '#core/check-post.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';

/**
 * Everything that the platform refuses by its limits. What other rules judge (braces, a missing image, missing alt
 * text) is put right first, at the same length, so that nothing is reported twice.
 */
export const limits = defineGuardrail('limits', ({ text, image }, { rules }) =>
  checkPost(
    {
      text: text.replaceAll(/[{[]/g, '(').replaceAll(/[}\]]/g, ')'),
      image: image && { ...image, alt: image.alt.trim() === '' ? '.' : image.alt },
    },
    image ? rules : { ...rules, image: { ...rules.image, required: false } },
  ),
);
