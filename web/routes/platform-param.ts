import type { Context } from 'hono';
import type { Platform } from '#core/ids.ts';
import type { Services } from '../services.ts';

/** The platform that an address names, if it is one that Clarion knows. */
export function findPlatform({ rules }: Pick<Services, 'rules'>, c: Context): Platform | undefined {
  return rules.find(({ platform }) => platform === c.req.param('platform'))?.platform;
}
