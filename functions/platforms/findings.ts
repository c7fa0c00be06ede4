import type { Finding, PublishOutcome } from '#core/publish-outcome.ts';
import { quote } from './outcomes.ts';

export const ABSENT: Finding = { kind: 'absent' };

/** What was prepared is there and not public, and can become public once only: to publish it again cannot post twice. */
export const PREPARED: Finding = { kind: 'absent', repeatable: true };

export const unreadable = (reason: string): Finding => ({ kind: 'unreadable', reason });

/** A look that the platform did not answer wholly; its own words are quoted where it gave some. */
export const notShown = (name: string, words = ''): Finding =>
  unreadable(
    `Clarion could not read the posts of this channel on ${name}${words && `, which said "${quote(words)}"`}.`,
  );

/** A look that was refused, given what the refusal would mean for a post. */
export function refusedLook(name: string, meaning: PublishOutcome, words: string): Finding {
  return meaning.kind === 'disconnected'
    ? unreadable(
        `${name} no longer lets Clarion read this channel. Connect the channel again on the Channels page.`,
      )
    : notShown(name, words);
}
