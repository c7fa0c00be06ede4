import type { PublishOutcome } from '#core/publish-outcome.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Instant } from '#core/time.ts';
import type { ConnectTrouble } from '#ports/connector.ts';
import type { GraphError, GraphReply } from './graph.ts';
import { isTokenRefused, judgeUnpublished } from './graph-errors.ts';
import { quote } from './outcomes.ts';

export const unreachable = (name: string): { readonly ok: false; readonly error: ConnectTrouble } =>
  err({
    kind: 'unreachable',
    reason: `${name} could not be reached or did not answer. Try again in a few minutes.`,
  });

export const revoked = (name: string): { readonly ok: false; readonly error: ConnectTrouble } =>
  err({ kind: 'revoked', reason: `${name} no longer accepts Clarion's access. Connect the channel again.` });

export const refused = (
  name: string,
  words: string,
): { readonly ok: false; readonly error: ConnectTrouble } =>
  err({
    kind: 'refused',
    reason: `${name} did not accept the connection${words ? ` ("${quote(words)}")` : ''}. Begin again from Channels, and stay signed in on ${name} until you are back.`,
  });

/** What a Graph call on the way to a connection says to the clerk if it did not go well. */
export function readGranted<T>(reply: GraphReply<T>, name: string): Result<T, ConnectTrouble> {
  if (reply.kind === 'ok') return ok(reply.value);
  if (reply.kind !== 'error' || isPassing(reply.error)) return unreachable(name);
  return refused(name, reply.error.message);
}

/** As `readGranted`, for a renewal: some refusals mean that the access itself has ended. */
export function readRenewed<T>(reply: GraphReply<T>, name: string): Result<T, ConnectTrouble> {
  if (reply.kind === 'error' && isTokenRefused(reply.error)) return revoked(name);
  return readGranted(reply, name);
}

/**
 * What a check that failed says of the channel. Publishing judges the same answer, so that no check ends a channel
 * which could still post.
 */
export function readFailedCheck(
  outcome: PublishOutcome,
  name: string,
): { readonly ok: false; readonly error: ConnectTrouble } {
  if (outcome.kind === 'disconnected') return err({ kind: 'revoked', reason: outcome.reason });
  return outcome.kind === 'deferred' ? unreachable(name) : refused(name, '');
}

/** As `readGranted`, for a check. */
export function readChecked<T>(reply: GraphReply<T>, name: string, now: Instant): Result<T, ConnectTrouble> {
  if (reply.kind === 'ok') return ok(reply.value);
  return readFailedCheck(judgeUnpublished(reply, name, [], now), name);
}

const LIMITS = [4, 17, 32, 341, 613];

/** Faults and limits of the platform, which say nothing about the access. */
function isPassing({ status, code, transient }: GraphError): boolean {
  return status >= 500 || status === 429 || transient || LIMITS.includes(code);
}
