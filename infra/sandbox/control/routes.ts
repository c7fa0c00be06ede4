import { Hono, type MiddlewareHandler } from 'hono';
import * as z from 'zod';
import { FAULTS, OPERATIONS } from '../faults.ts';
import { comesFromElsewhere } from '../origin.ts';
import { PLATFORMS, type Platform } from '../platform.ts';
import { SIMULATED } from '../platforms.ts';
import { ensureAccount, findAccount, listAccounts } from '../state/accounts.ts';
import { readMediaBytes } from '../state/media.ts';
import type { Env, World } from '../world.ts';
import { presentAccount, presentEverything } from './present.ts';
import { createReachControl } from './reach.ts';
import { badRequest, findByIdOrHandle, readJson } from './read-order.ts';

const platform = z.enum(PLATFORMS);
/** A handle needs a letter: pages and API paths tell handles and ids apart by it. */
const HANDLES: Readonly<Record<Platform, RegExp>> = {
  x: /^(?=.*[A-Za-z])\w{1,15}$/,
  facebook: /^(?=.*[A-Za-z])[\w.-]{1,50}$/,
  instagram: /^(?=.*[A-Za-z])[\w.]{1,30}$/,
  threads: /^(?=.*[A-Za-z])[\w.]{1,30}$/,
  linkedin: /^(?=.*[A-Za-z])[\w-]{1,100}$/,
};
const RESERVED = [
  'me',
  'oauth',
  'dialog',
  'access_token',
  'refresh_access_token',
  'debug_token',
  'p',
  'i',
  'hashtag',
];
const newAccount = z
  .strictObject({
    platform,
    id: z
      .string()
      .regex(/^\d{1,19}$/)
      .optional(),
    handle: z.string().refine((name) => !RESERVED.includes(name), 'is reserved'),
    name: z.string().min(1).max(100),
    followers: z.number().int().min(0).default(1000),
    person: z.string().min(1).max(100).optional(),
    mentions: z.enum(['allowed', 'refused']).default('allowed'),
  })
  .refine((account) => HANDLES[account.platform].test(account.handle), {
    path: ['handle'],
    error: 'is no handle that the platform would give',
  });
const tokenOrder = z.strictObject({
  platform,
  account: z.string(),
  scopes: z.array(z.string()).optional(),
  expiresIn: z.number().int().positive().optional(),
});
const faultOrder = z.strictObject({
  platform,
  operation: z.enum(OPERATIONS),
  fault: z.enum(FAULTS),
  times: z.number().int().min(1).max(10_000).default(1),
  account: z.string().optional(),
  afterMs: z.number().int().min(0).default(0),
  delayMs: z.number().int().min(0).max(86_400_000).optional(),
});

/** The sandbox's own routes, the same on every server. */
export function createControl(world: World): Hono<Env> {
  const control = new Hono<Env>();
  control.use(refuseForeignOrigin);
  control.route('/', createReachControl(world));
  control.get('/posts', (c) => c.json({ posts: presentEverything(world) }));
  control.get('/requests', (c) => {
    const wanted = platform.optional().safeParse(c.req.query('platform'));
    return wanted.success ? c.json({ requests: world.calls.list(wanted.data) }) : badRequest(c, wanted.error);
  });
  control.get('/accounts', (c) => {
    const accounts = PLATFORMS.flatMap((each) => listAccounts(world.state, each));
    return c.json({ accounts: accounts.map((account) => presentAccount(world, account)) });
  });
  control.post('/accounts', async (c) => {
    const wanted = newAccount.safeParse(await readJson(c));
    if (!wanted.success) return badRequest(c, wanted.error);
    const { data } = wanted;
    const taken = data.id !== undefined && findAccount(world.state, data.platform, data.id);
    if (taken && taken.handle.toLowerCase() !== data.handle.toLowerCase()) {
      return c.json({ error: `The id ${data.id} belongs to ${taken.handle}.` }, 409);
    }
    const { account, created } = ensureAccount(world.state, { ...data, person: ownerOf(data) });
    return c.json(presentAccount(world, account), created ? 201 : 200);
  });
  control.post('/tokens', async (c) => {
    const wanted = tokenOrder.safeParse(await readJson(c));
    if (!wanted.success) return badRequest(c, wanted.error);
    const { scopes, expiresIn, ...which } = wanted.data;
    const account = findByIdOrHandle(world, which.platform, which.account);
    if (!account) return c.json({ error: `There is no account ${which.account} on ${which.platform}.` }, 404);
    return c.json(SIMULATED[which.platform].connect(world, account, scopes, expiresIn));
  });
  control.get('/faults', (c) => c.json({ faults: world.faults.list() }));
  control.post('/faults', async (c) => {
    const wanted = faultOrder.safeParse(await readJson(c));
    if (!wanted.success) return badRequest(c, wanted.error);
    const { data } = wanted;
    const table = SIMULATED[data.platform].faults;
    const known = table[data.operation];
    if (!known) {
      return c.json(
        { error: `${data.platform} has no ${data.operation}.`, allowed: Object.keys(table) },
        400,
      );
    }
    if (!known.includes(data.fault)) {
      return c.json(
        { error: `${data.operation} of ${data.platform} has no ${data.fault}.`, allowed: known },
        400,
      );
    }
    const account = data.account && findByIdOrHandle(world, data.platform, data.account);
    if (data.account !== undefined && !account) {
      return c.json({ error: `There is no account ${data.account} on ${data.platform}.` }, 404);
    }
    return c.json(world.faults.order({ ...data, account: account ? account.id : undefined }), 201);
  });
  control.delete('/faults', (c) => {
    world.faults.clear();
    return c.json({ faults: [] });
  });
  control.get('/media/:id', (c) => {
    const media = readMediaBytes(world.state, c.req.param('id'));
    if (!media) return c.notFound();
    return c.body(new Uint8Array(media.bytes), 200, {
      'content-type': `image/${media.kind}`,
      'cache-control': 'private, max-age=3600, immutable',
      'x-content-type-options': 'nosniff',
    });
  });
  return control;
}

/** Names the human behind an account; a LinkedIn token covers all of a member's organizations, so each has its own. */
function ownerOf({ platform, person, handle }: z.infer<typeof newAccount>): string | undefined {
  switch (platform) {
    case 'facebook':
      return person ?? 'Sandbox Administrator';
    case 'linkedin':
      return person ?? `Administrator of ${handle}`;
    default:
      return undefined;
  }
}

/** A page of another site, open in the same browser, must not steer the sandbox. */
const refuseForeignOrigin: MiddlewareHandler<Env> = async (c, next) => {
  const isSafe = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (isSafe || !comesFromElsewhere(c)) return next();
  return c.json({ error: 'The sandbox takes orders from its own origin only.' }, 403);
};
