import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Happening } from '#core/audit.ts';
import { Day } from '#core/election/day.ts';
import { OfficeId } from '#core/ids.ts';
import { type DayOfOpenings, LinkCode, ShortLink } from '#core/short-link.ts';
import type { OfficeLinks } from '#ports/link-store.ts';
import type { Written } from '#ports/store.ts';
import { commit, type OfficeLedger } from './commit.ts';
import { officePartition, type RowKey } from './keys.ts';
import { openLinkChecks } from './link-checks.ts';
import { queryGroup, queryPrefix, type Rows, readRow } from './rows.ts';
import { putVersioned } from './versioned.ts';

const LINKS = 'LINK#';

const linkKey = (office: OfficeId, code: LinkCode): RowKey => ({
  pk: officePartition(office),
  sk: `${LINKS}${code}`,
});

/** Where the code in an address leads to its office. */
const linkGroup = (code: LinkCode): string => `LINK#${code}`;

const OPENINGS = 'OPENINGS#';

/** A post that many people see is opened many times a second: each day of a link is spread over so many rows. */
const SHARDS = 4;

const openingsKey = (office: OfficeId, code: LinkCode, day: Day, shard: number): RowKey => ({
  pk: officePartition(office),
  sk: `${OPENINGS}${code}#${day}#${shard}`,
});

/** One office's short links. */
export function openOfficeLinks(ledger: OfficeLedger): OfficeLinks {
  const { rows, officeId } = ledger;
  return {
    list: () => queryPrefix(rows, officePartition(officeId), LINKS, ShortLink),
    read: (code) => readRow(rows, linkKey(officeId, code), ShortLink),
    write: (link, happening) => writeLink(ledger, link, happening),
    count: (code, day, until) => countOpening(ledger, code, day, until),
    checks: openLinkChecks(rows, ledger),
    listOpenings: () => listOpenings(ledger),
  };
}

async function writeLink(ledger: OfficeLedger, link: ShortLink, happening: Happening): Promise<Written> {
  const { rows, officeId } = ledger;
  if (link.officeId !== officeId) {
    throw new Error(`A store for ${officeId} was given a link of ${link.officeId}`);
  }
  const key = linkKey(officeId, link.code);
  const row = {
    ...link,
    version: link.version + 1,
    ...key,
    groupKey: linkGroup(link.code),
    groupSort: `${link.at}#${officeId}`,
  };
  return commit(ledger, [putVersioned(rows, row, link.version)], [happening]);
}

const FoundLink = z.object({ officeId: OfficeId });

/**
 * The office that has a link with this code. The index runs behind by moments: one who reads by it asks the office's
 * own row too. Should two offices ever have drawn the same code at once, it stays with the one that was first.
 */
export async function findLink(rows: Rows, code: LinkCode): Promise<OfficeId | undefined> {
  const [first] = await queryGroup(rows, linkGroup(code), FoundLink);
  return first?.officeId;
}

/** The row holds a number and nothing else: not when exactly, and not who. */
async function countOpening(
  { rows: { client, table }, officeId, chance }: OfficeLedger,
  code: LinkCode,
  day: Day,
  until: AbortSignal,
): Promise<void> {
  const shard = Math.floor(chance.jitter() * SHARDS);
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { ...openingsKey(officeId, code, day, shard) },
      UpdateExpression: 'ADD opened :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
    { abortSignal: until },
  );
}

const OpeningsRow = z.object({ sk: z.string(), opened: z.int().nonnegative() });

/** The parts of each day, added up. */
async function listOpenings({ rows, officeId }: OfficeLedger): Promise<readonly DayOfOpenings[]> {
  const days = new Map<string, DayOfOpenings>();
  for (const row of await queryPrefix(rows, officePartition(officeId), OPENINGS, OpeningsRow)) {
    const [, code, day] = row.sk.split('#');
    const name = `${code}#${day}`;
    const opened = (days.get(name)?.opened ?? 0) + row.opened;
    days.set(name, { code: LinkCode.parse(code), day: Day.parse(day), opened });
  }
  return [...days.values()];
}
