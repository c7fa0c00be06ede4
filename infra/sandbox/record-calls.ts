import type { MiddlewareHandler } from 'hono';
import type { Call } from './calls.ts';
import type { Platform } from './platform.ts';
import type { Env, World } from './world.ts';

/** Notes each call to the platform's own routes on arrival, so that one that is never answered is seen, too. */
export function recordCalls(world: World, platform: Platform): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.path.startsWith('/_/')) return next();
    const call: Call = {
      platform,
      method: c.req.method,
      path: c.req.path,
      at: new Date(world.state.now()).toISOString(),
      status: null,
    };
    world.calls.record(call);
    const { outgoing } = c.env;
    outgoing.once('finish', () => {
      call.status = outgoing.statusCode;
    });
    await next();
    const fault = c.get('fault');
    if (fault) call.fault = fault.fault;
  };
}
