import { once } from 'node:events';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { Operation, Refusal } from './faults.ts';
import type { Platform } from './platform.ts';
import type { Env, World } from './world.ts';

const SLOW_MS = 3000;

/** How a platform takes part in the ordering of faults. */
export interface FaultyPlatform {
  readonly platform: Platform;
  /** The account id (on Facebook also a person's) whose token the call carries. */
  callerOf(c: Context<Env>): string | undefined | Promise<string | undefined>;
  /** The platform's own words for a refusal. */
  refuse(c: Context<Env>, refusal: Refusal, operation: Operation): Response;
}

/** What a route does; where one address does several things, the call decides. */
type OperationOf = Operation | ((c: Context<Env>) => Operation | Promise<Operation>);

/** Names what a route does, and lets an ordered fault happen to it. */
export function createOperation(world: World, faulty: FaultyPlatform) {
  return (named: OperationOf): MiddlewareHandler<Env> =>
    async (c, next) => {
      const operation = typeof named === 'string' ? named : await named(c);
      const fault = world.faults.take(faulty.platform, operation, await faulty.callerOf(c));
      c.set('fault', fault);
      if (!fault) return next();
      switch (fault.fault) {
        case 'reset':
          return drop(c);
        case 'timeout':
          return hold(c);
        case 'refuse':
        case '429':
        case '429-app':
        case '500-before':
        case 'expired-token':
        case 'duplicate':
        case 'permission':
        case 'mention-refused':
          return faulty.refuse(c, fault.fault, operation);
        case '500-after':
        case 'refuse-after':
          await next();
          return replace(c, faulty.refuse(c, fault.fault, operation));
        case 'accept-then-drop':
          await next();
          return replace(c, drop(c));
        case 'timeout-after':
          await next();
          return replace(c, await hold(c));
        case 'cut-json':
          await next();
          return replace(c, await cut(c));
        case 'slow':
          await next();
          return delay(fault.delayMs ?? SLOW_MS);
        case 'container-error':
        case 'container-slow':
          return next();
      }
    };
}

/** Unreferenced: a slow answer must not keep a stopped sandbox alive. */
function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

/** Hono ignores what a middleware returns after `next()`; the answer is replaced in place. */
function replace(c: Context<Env>, response: Response): void {
  c.res = undefined;
  c.res = response;
}

function drop(c: Context<Env>): Response {
  c.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Keeps the connection open without a word until the other side gives up. */
async function hold(c: Context<Env>): Promise<Response> {
  await once(c.env.outgoing, 'close');
  return RESPONSE_ALREADY_SENT;
}

/** Sends the head and half of the body, then lets the connection die. */
async function cut(c: Context<Env>): Promise<Response> {
  const { outgoing } = c.env;
  const body = Buffer.from(await c.res.arrayBuffer());
  outgoing.writeHead(c.res.status, {
    ...Object.fromEntries(c.res.headers),
    'content-length': body.byteLength,
  });
  outgoing.write(body.subarray(0, Math.floor(body.byteLength / 2)), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}
