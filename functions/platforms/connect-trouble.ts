import type { Result } from '#core/result.ts';
import { err, ok } from '#core/result.ts';
import type { ConnectTrouble } from '#ports/connector.ts';
import type { GraphError, GraphReply } from './graph.ts';
import { isTokenRefused } from './graph-errors.ts';
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

const LIMITS = [4, 17, 32, 341, 613];

/** Faults and limits of the platform, which say nothing about the access. */
function isPassing({ status, code, transient }: GraphError): boolean {
  return status >= 500 || status === 429 || transient || LIMITS.includes(code);
}
