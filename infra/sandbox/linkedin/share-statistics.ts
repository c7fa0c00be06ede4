import type { Context } from 'hono';
import * as z from 'zod';
import { DAY } from '../platform.ts';
import { type Figures, measure } from '../reach/curve.ts';
import { define, type Values } from '../reach/define.ts';
import { readFigures } from '../reach/read-figures.ts';
import type { Account } from '../state/accounts.ts';
import { findPost, listPosts, type Post } from '../state/posts.ts';
import type { World } from '../world.ts';
import { findAdministered, type LinkedInEnv } from './access.ts';
import { accessDenied, badParameter } from './errors.ts';
import { paging, presentPage, readQuery } from './query.ts';
import { organizationUrn, readShare, shareUrn } from './urn.ts';

/** Statistics reach back a rolling year. */
const KEPT_MS = 365 * DAY;

// Intervals of time are not simulated, and so refused like any other parameter that is unknown here.
const statisticsQuery = z.strictObject({
  q: z.literal('organizationalEntity'),
  organizationalEntity: z.string(),
  shares: z.string().optional(),
  ugcPosts: z.string().optional(),
  ...paging,
});

const name = (figures: Figures): Values => {
  const { views, likes, comments, shares, clicks } = figures;
  return {
    uniqueImpressionsCount: figures.reach,
    shareCount: shares,
    engagement: views === 0 ? 0 : (clicks + likes + comments + shares) / views,
    clickCount: clicks,
    likeCount: likes,
    impressionCount: views,
    commentCount: comments,
  };
};
export const METRICS: readonly string[] = Object.keys(name(measure('', 0, 0)));

/** Shows lifetime statistics of the shares that are named, or of all of an organization's together. */
export const readShareStatistics = (world: World) => (c: Context<LinkedInEnv>) => {
  const query = readQuery(c, statisticsQuery);
  if (query instanceof Response) return query;
  const entity = findAdministered(world, c.get('token'), query.organizationalEntity);
  if (!entity) return accessDenied(c, 'Insufficient permissions to perform the requested action');
  if (query.shares === undefined && query.ugcPosts === undefined) {
    return c.json(presentPage(query, [presentTotal(world, entity)], (element) => element));
  }
  const shares = query.shares === undefined ? [] : readList(c, 'shares', 'share');
  // Every post here is a share: a well-formed list of UGC posts finds nothing.
  const ugcPosts = query.ugcPosts === undefined ? [] : readList(c, 'ugcPosts', 'ugcPost');
  if (shares instanceof Response) return shares;
  if (ugcPosts instanceof Response) return ugcPosts;
  const found = shares.map((urn) => findPost(world.state, 'linkedin', readShare(urn) ?? ''));
  if (found.some((post) => post !== undefined && post.account !== entity.id)) {
    return accessDenied(c, 'Insufficient permissions to perform the requested action');
  }
  const counted = found.filter((post) => post !== undefined).filter((post) => hasStatistics(world, post));
  return c.json(
    presentPage(query, counted, (post) => ({
      share: shareUrn(post.id),
      organizationalEntity: organizationUrn(entity.id),
      totalShareStatistics: define(world.state, 'linkedin', name(readFigures(world, post))),
    })),
  );
};

/** Tells whether a share has an element of its own: it is there, not too old, and somebody saw it. */
function hasStatistics(world: World, post: Post): boolean {
  const since = post.published_at;
  if (post.deleted_at !== null || since === null || world.state.now() - since > KEPT_MS) return false;
  return readFigures(world, post).views > 0;
}

function presentTotal(world: World, entity: Account) {
  const each = listPosts(world.state, 'linkedin', entity.id)
    .filter((post) => hasStatistics(world, post))
    .map((post) => readFigures(world, post));
  const sum = each.reduce(add, measure('', 0, 0));
  return {
    organizationalEntity: organizationUrn(entity.id),
    totalShareStatistics: define(world.state, 'linkedin', name(sum)),
  };
}

const add = (left: Figures, right: Figures): Figures => ({
  views: left.views + right.views,
  reach: left.reach + right.reach,
  likes: left.likes + right.likes,
  comments: left.comments + right.comments,
  shares: left.shares + right.shares,
  quotes: left.quotes + right.quotes,
  saves: left.saves + right.saves,
  clicks: left.clicks + right.clicks,
  profileVisits: left.profileVisits + right.profileVisits,
  follows: left.follows + right.follows,
});

/** What a list of URNs is written with; anything else is no list, nor safe to decode. */
const LISTED = String.raw`(?:[\w.,-]|%[0-7][0-9A-Fa-f])*`;

/** Reads `List(…)` of Rest.li's second protocol: its own signs as they are, the URNs in it percent-encoded. */
function readList(c: Context<LinkedInEnv>, parameter: string, kind: string): string[] | Response {
  const raw = new RegExp(`[?&]${parameter}=List\\((${LISTED})\\)(?:&|$)`).exec(
    new URL(c.req.url).search,
  )?.[1];
  const urns = raw?.split(',').map(decodeURIComponent);
  if (urns?.every((urn) => new RegExp(`^urn:li:${kind}:\\d+$`).test(urn))) return urns;
  return badParameter(c, `Invalid query parameters passed to request: ${parameter}`);
}
