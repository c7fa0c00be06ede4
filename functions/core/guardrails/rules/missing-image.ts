import { defineGuardrail } from '#core/guardrails/guardrail.ts';

/** Instagram has no post without an image. */
export const missingImage = defineGuardrail('missing-image', ({ image }, { rules }) =>
  rules.image.required && !image
    ? [
        {
          field: 'image',
          message: `${rules.name} has no posts without an image. Choose one, or leave ${rules.name} out.`,
        },
      ]
    : [],
);
