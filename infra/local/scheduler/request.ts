import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { admit } from './gate.ts';
import { type Outcome, refuse, statusOf } from './outcome.ts';
import { routeRequest } from './routes.ts';
import type { Answer } from './tokens.ts';

/** An Input of 256 KB may double when its quotes are escaped; the rest of a schedule is small. */
const largestBodyBytes = 1024 * 1024;

export interface RequestContext {
  readonly db: DatabaseSync;
  readonly now: () => number;
  readonly accessKeyId?: string;
  readonly onBrokenRequest?: (error: unknown) => void;
}

/** Answers one request in restJson1, whatever happens, and says how it went. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: RequestContext,
): Promise<Outcome<Answer>> {
  const outcome = await perform(request, context).catch((error: unknown) => {
    // The one boundary of a request: the caller learns that it broke, the host learns why.
    context.onBrokenRequest?.(error);
    return refuse('InternalServerException', 'An unexpected error occurred.');
  });
  const body = JSON.stringify(outcome.ok ? outcome.value : { Message: outcome.error.message });
  response.writeHead(outcome.ok ? 200 : statusOf(outcome.error), {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
    ...(outcome.ok ? {} : { 'x-amzn-errortype': outcome.error.name }),
  });
  response.end(body);
  return outcome;
}

async function perform(
  request: IncomingMessage,
  { db, now, accessKeyId }: RequestContext,
): Promise<Outcome<Answer>> {
  const admitted = admit(request.headers, accessKeyId);
  if (!admitted.ok) return admitted;
  const body = await readBody(request);
  if (body === undefined) {
    return refuse('RequestEntityTooLargeException', `A request is at most ${largestBodyBytes} bytes long.`);
  }
  const routed = routeRequest({ method: request.method ?? '', target: request.url ?? '', body });
  if (!routed.ok) return routed;
  return routed.value.operation({ db, region: admitted.value.region, now: now() }, routed.value.members);
}

/** The whole body, or undefined when it is too long; it is read to its end so that the refusal arrives. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length <= largestBodyBytes) chunks.push(bytes);
  }
  return length <= largestBodyBytes ? Buffer.concat(chunks).toString('utf8') : undefined;
}
