import type { Guardrail } from './guardrail.ts';
import { bareDeadline } from './rules/bare-deadline.ts';
import { blackout } from './rules/blackout.ts';
import { candidateNames } from './rules/candidate-names.ts';
import { candidateOfficial } from './rules/candidate-official.ts';
import { capitals } from './rules/capitals.ts';
import { dates } from './rules/dates.ts';
import { emoji } from './rules/emoji.ts';
import { guarantees } from './rules/guarantees.ts';
import { hashtagCase } from './rules/hashtag-case.ts';
import { limits } from './rules/limits.ts';
import { linkDead } from './rules/link-dead.ts';
import { linkNotGov } from './rules/link-not-gov.ts';
import { linkOffList } from './rules/link-off-list.ts';
import { linkShape } from './rules/link-shape.ts';
import { measureAdvocacy } from './rules/measure-advocacy.ts';
import { missingAlt } from './rules/missing-alt.ts';
import { missingHandle } from './rules/missing-handle.ts';
import { missingImage } from './rules/missing-image.ts';
import { partisanHashtag } from './rules/partisan-hashtag.ts';
import { partisanTag } from './rules/partisan-tag.ts';
import { partyNames } from './rules/party-names.ts';
import { plainLanguage } from './rules/plain-language.ts';
import { relativeDay } from './rules/relative-day.ts';
import { resultsBeforeClose } from './rules/results-before-close.ts';
import { staleYear } from './rules/stale-year.ts';
import { tagConsent } from './rules/tag-consent.ts';
import { uncitedResearch } from './rules/uncited-research.ts';
import { unresolvedPlaceholder } from './rules/unresolved-placeholder.ts';
import { validRelativeDay } from './rules/valid-relative-day.ts';
import { voteForAgainst } from './rules/vote-for-against.ts';

/**
 * Every rule, in the order in which people see what they find: one file, one line. Some judge what other checks hold
 * back as well: those are asked neither on saving nor on approval nor at the claim, see `data/held-elsewhere.ts`.
 */
export const GUARDRAILS: readonly Guardrail[] = [
  unresolvedPlaceholder,
  limits,
  missingHandle,
  missingAlt,
  missingImage,
  resultsBeforeClose,
  blackout,
  dates,
  relativeDay,
  linkShape,
  linkOffList,
  linkDead,
  voteForAgainst,
  measureAdvocacy,
  candidateOfficial,
  partyNames,
  candidateNames,
  partisanTag,
  tagConsent,
  partisanHashtag,
  guarantees,
  uncitedResearch,
  bareDeadline,
  validRelativeDay,
  linkNotGov,
  plainLanguage,
  hashtagCase,
  emoji,
  capitals,
  staleYear,
];
