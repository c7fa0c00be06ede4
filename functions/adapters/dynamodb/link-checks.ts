import type { Digest } from '#core/digest.ts';
import { CHECK_KEPT, LinkCheck } from '#core/links/link-answer.ts';
import { epochOf, later, SECOND } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { LinkChecks } from '#ports/link-checks.ts';
import type { RowKey } from './keys.ts';
import { putIf } from './notices.ts';
import { parseRow, type Rows, readBatch } from './rows.ts';

/** Addresses are longer than keys may be. */
const checkKey = (url: string, digest: Digest): RowKey => ({ pk: `LINK-CHECK#${digest(url)}`, sk: 'CHECK' });

/** What was answered for links, beside all offices: no row says whose post a link stands in. */
export function openLinkChecks(rows: Rows, { clock, digest }: { clock: Clock; digest: Digest }): LinkChecks {
  return {
    read: async (urls) => {
      const wanted = [...new Set(urls)].map((url) => checkKey(url, digest));
      if (wanted.length === 0) return [];
      const found = (await readBatch(rows, wanted)).map((row) => parseRow(row, LinkCheck));
      const now = clock.now();
      return found.filter(({ askedAt }) => later(askedAt, CHECK_KEPT) > now);
    },
    write: async (check) => {
      await putIf(rows, {
        // `ttl` only tidies up: whoever reads looks at the end.
        Item: { ...check, ...checkKey(check.url, digest), ttl: endOf(check) },
        ConditionExpression: 'attribute_not_exists(askedAt) OR askedAt <= :at',
        ExpressionAttributeValues: { ':at': check.askedAt },
      });
    },
  };
}

/** In seconds since 1970. */
function endOf({ askedAt }: LinkCheck): number {
  return Math.ceil(epochOf(later(askedAt, CHECK_KEPT)) / SECOND);
}
