import { LATELY } from '#core/short-link.ts';

/** What a number of openings means, wherever one is shown. */
export const WHAT_IS_COUNTED =
  'Every opening is counted, by people and by programs that are not known as preview fetchers. The same person counts again each time. Nothing is kept about who opened a link.';

/** Why openings stand apart from what platforms tell. */
export const NOT_PLATFORMS_CLICKS =
  'These numbers are not added to the clicks that platforms count themselves.';

export const LATELY_LABEL = `Last ${LATELY} days`;

export const LATELY_MEANING = `The last ${LATELY} days include today. Days are counted by universal time (UTC).`;
