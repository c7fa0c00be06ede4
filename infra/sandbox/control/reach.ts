import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { PLATFORMS } from '../platform.ts';
import { SIMULATED } from '../platforms.ts';
import { changeFollowers } from '../state/audiences.ts';
import { changeDefinition, type Definition, listDefinitions } from '../state/definitions.ts';
import { deletePost, findPost } from '../state/posts.ts';
import type { Env, World } from '../world.ts';
import { readReads } from '../x/reads.ts';
import { presentAccount } from './present.ts';
import { badRequest, findByIdOrHandle, readJson } from './read-order.ts';

const platform = z.enum(PLATFORMS);
const removal = z.strictObject({ platform, post: z.string() });
const audience = z.strictObject({ platform, account: z.string(), followers: z.number().int().min(0) });
const definition = z.strictObject({
  platform,
  metric: z.string(),
  becomes: z
    .string()
    .regex(/^[A-Za-z_]{1,60}$/)
    .optional(),
  factor: z.number().positive().max(100).default(1),
  at: z.iso
    .datetime()
    .transform((text) => Date.parse(text))
    .optional(),
});

/** The controls that decide what there is to read of a post: its removal, its audience, what the figures mean. */
export function createReachControl(world: World): Hono<Env> {
  const control = new Hono<Env>();
  control.post('/removals', async (c) => {
    const wanted = removal.safeParse(await readJson(c));
    if (!wanted.success) return badRequest(c, wanted.error);
    const post = findPost(world.state, wanted.data.platform, wanted.data.post);
    if (!post) {
      return c.json({ error: `There is no post ${wanted.data.post} on ${wanted.data.platform}.` }, 404);
    }
    deletePost(world.state, post);
    return c.json({ platform: post.platform, id: post.id, deleted: true });
  });
  control.post('/followers', async (c) => {
    const wanted = audience.safeParse(await readJson(c));
    if (!wanted.success) return badRequest(c, wanted.error);
    const { followers, ...which } = wanted.data;
    const account = findByIdOrHandle(world, which.platform, which.account);
    if (!account) return c.json({ error: `There is no account ${which.account} on ${which.platform}.` }, 404);
    changeFollowers(world.state, account, followers);
    return c.json(presentAccount(world, { ...account, followers }));
  });
  control.get('/definitions', (c) => c.json({ definitions: listDefinitions(world.state).map(present) }));
  control.post('/definitions', async (c) => {
    const wanted = definition.safeParse(await readJson(c));
    if (!wanted.success) return badRequest(c, wanted.error);
    const { at = world.state.now(), becomes = null, ...rest } = wanted.data;
    return orderDefinition(world, c, { ...rest, becomes, since: at });
  });
  control.get('/usage', (c) => c.json({ x: readReads(world.state) }));
  return control;
}

function orderDefinition(world: World, c: Context<Env>, wanted: Definition): Response {
  const { metric, becomes } = wanted;
  const { metrics } = SIMULATED[wanted.platform];
  if (!metrics.includes(metric)) {
    return c.json({ error: `${wanted.platform} has no metric ${metric}.`, allowed: metrics }, 400);
  }
  const taken = listDefinitions(world.state)
    .filter((each) => each.platform === wanted.platform && each.metric !== metric)
    .map((each) => each.becomes);
  if (becomes !== null && becomes !== metric && [...metrics, ...taken].includes(becomes)) {
    return c.json({ error: `The name ${becomes} belongs to another metric of ${wanted.platform}.` }, 409);
  }
  changeDefinition(world.state, wanted);
  return c.json(present(wanted), 201);
}

const present = ({ platform: on, metric, since, becomes, factor }: Definition) => ({
  platform: on,
  metric,
  becomes: becomes ?? metric,
  factor,
  at: new Date(since).toISOString(),
});
