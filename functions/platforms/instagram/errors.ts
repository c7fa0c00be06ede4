import type { PublishOutcome } from '#core/publish-outcome.ts';
import { HOUR, type Instant, MINUTE, SECOND } from '#core/time.ts';
import { type ErrorRule, judgeError } from '../graph-errors.ts';

const AGAIN = 'Clarion tries again by itself.';
const PREPARE = `Instagram could not prepare the post. ${AGAIN}`;
const FETCH = `Instagram could not fetch the picture from Clarion. ${AGAIN} If it goes on, ask whoever runs Clarion whether it can be reached from the internet.`;
const PICTURE = 'Choose another picture, then approve the post again.';

/** Instagram's own errors. Source: Meta's page of Instagram error codes (2 Jun 2026), and users' reports. */
export const ERRORS: readonly ErrorRule[] = [
  { code: -1, subcode: 2207001, outcome: 'deferred', wait: MINUTE, reason: PREPARE },
  { code: -1, subcode: 2207032, outcome: 'deferred', wait: MINUTE, reason: PREPARE },
  { code: -2, subcode: 2207003, outcome: 'deferred', wait: 2 * MINUTE, reason: FETCH },
  { code: 9004, subcode: 2207052, outcome: 'deferred', wait: 2 * MINUTE, reason: FETCH },
  { code: -2, subcode: 2207020, outcome: 'deferred', wait: MINUTE, reason: PREPARE },
  { code: 9007, subcode: 2207027, outcome: 'deferred', wait: 30 * SECOND, reason: PREPARE },
  { code: 24, subcode: 2207008, outcome: 'deferred', wait: MINUTE, reason: PREPARE },
  {
    code: 9,
    subcode: 2207042,
    outcome: 'deferred',
    wait: HOUR,
    limit: 'channel',
    reason: `This channel has published as many posts in 24 hours as Instagram allows. ${AGAIN}`,
  },
  {
    code: 4,
    subcode: 2207051,
    outcome: 'rejected',
    reason:
      'Instagram took this post for unwanted advertising. Look there for a message to the channel, change the words, and approve the post again.',
  },
  {
    code: 25,
    subcode: 2207050,
    outcome: 'disconnected',
    reason:
      'Instagram has restricted this channel. Sign in on Instagram, do what it asks, then connect the channel again.',
  },
  {
    code: 36000,
    subcode: 2207004,
    outcome: 'rejected',
    reason: `The picture is larger than the 8 MB that Instagram takes. ${PICTURE}`,
  },
  {
    code: 36001,
    subcode: 2207005,
    outcome: 'rejected',
    reason: `Instagram takes pictures as JPEG only. ${PICTURE}`,
  },
  {
    code: 36003,
    subcode: 2207009,
    outcome: 'rejected',
    reason: `The picture is too tall, too wide or too small for Instagram: between 4:5 and 1.91:1, at least 320 pixels wide. ${PICTURE}`,
  },
  {
    code: 36004,
    subcode: 2207010,
    outcome: 'rejected',
    reason:
      'The text is longer than the 2,200 characters that Instagram takes. Shorten it and approve the post again.',
  },
];

/** What the failure of a container means; Instagram names its cause as a subcode in the status text. */
export function judgeFailure(words: string, name: string, now: Instant): PublishOutcome {
  const subcode = Number(/\b22\d{5}\b/.exec(words)?.[0] ?? 0);
  const rule = ERRORS.find((each) => each.subcode === subcode);
  const code = typeof rule?.code === 'number' ? rule.code : -1;
  return judgeError(
    {
      status: 400,
      code,
      subcode: rule ? subcode : 2207032,
      message: words,
      userMessage: '',
      transient: false,
    },
    name,
    ERRORS,
    now,
  );
}
