import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { PutCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Actor, type AuditEntry, CHAIN_START, chainEntry, type Happening } from '#core/audit.ts';
import type { Digest } from '#core/digest.ts';
import type { OfficeId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import type { Chance } from '#ports/chance.ts';
import type { Clock } from '#ports/clock.ts';
import type { Written } from '#ports/store.ts';
import { auditHeadKey, auditKey, subjectGroup } from './keys.ts';
import { type Rows, readRow } from './rows.ts';

export type WriteItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A row to put, with the condition under which. */
export interface PutItem {
  readonly Put: NonNullable<WriteItem['Put']>;
}

/** Where an office or association keeps account of what happens in it. */
export interface Ledger {
  readonly rows: Rows;
  readonly owner: Scope;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly digest: Digest;
  /** What every write checks or puts besides its own rows, with its own condition. */
  readonly besides?: readonly WriteItem[];
}

export interface OfficeLedger extends Ledger {
  readonly officeId: OfficeId;
}

const AuditHead = z.object({ sequence: z.int(), hash: z.string() });
type AuditHead = z.infer<typeof AuditHead>;

/** DynamoDB's limit for one transaction, in items. */
export const TRANSACTION_LIMIT = 100;

const TRIES = 12;

/**
 * Writes rows and the audit entries that explain them, all or nothing.
 *
 *     rows, each with its own condition ──┐
 *     audit head: sequence n → n + k ─────┼── one transaction
 *     audit entries n + 1 … n + k ────────┘
 *
 * A failed condition of a row is a conflict, for the caller to decide. A head that has moved, or a transaction that
 * met another, says nothing about the rows: the entries are chained anew and the write is tried again.
 */
export async function commit(
  ledger: Ledger,
  rows: readonly WriteItem[],
  happenings: readonly Happening[],
): Promise<Written> {
  const items = [...rows, ...(ledger.besides ?? [])];
  return tryAgain(
    ledger,
    async () => {
      const head = await readRow(ledger.rows, auditHeadKey(ledger.owner), AuditHead);
      const entries = chainAll(ledger, happenings, head);
      return [...items, moveHead(ledger, head, entries), ...entries.map((entry) => putEntry(ledger, entry))];
    },
    items.length,
  );
}

/** Writes rows that nobody is to account for, such as what was read of a platform, all or nothing. */
export function noteAll(ledger: Ledger, rows: readonly WriteItem[]): Promise<Written> {
  return tryAgain(ledger, async () => rows, rows.length);
}

/**
 * Writes items, all or nothing. A failed condition among the first `own` is a conflict; whatever else stood in the way
 * says nothing about them, so that the items are made anew and the write is tried again.
 */
async function tryAgain(
  { rows, chance }: Ledger,
  makeItems: () => Promise<readonly WriteItem[]>,
  own: number,
): Promise<Written> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rows.client.send(new TransactWriteCommand({ TransactItems: [...(await makeItems())] }));
      return 'written';
    } catch (cause) {
      if (!(cause instanceof TransactionCanceledException)) throw cause;
      const reasons = cause.CancellationReasons ?? [];
      if (reasons.slice(0, own).some(({ Code }) => Code === 'ConditionalCheckFailed')) return 'conflict';
      if (attempt === TRIES) throw cause;
      await pause(chance.jitter() * 20 * attempt);
    }
  }
}

/** Writes one row that nobody is to account for, such as who is at work on it. */
export async function note({ rows }: Ledger, { Put }: PutItem): Promise<Written> {
  try {
    await rows.client.send(new PutCommand(Put));
    return 'written';
  } catch (cause) {
    if (cause instanceof ConditionalCheckFailedException) return 'conflict';
    throw cause;
  }
}

/**
 * What puts happenings behind the chain of a ledger, as items of a write that is committed to another: an association
 * and its office both keep account of what happens between them. A chain that moved meanwhile makes a conflict.
 */
export async function chainBeside(
  ledger: Ledger,
  happenings: readonly Happening[],
): Promise<readonly WriteItem[]> {
  const head = await readRow(ledger.rows, auditHeadKey(ledger.owner), AuditHead);
  const entries = chainAll(ledger, happenings, head);
  return [moveHead(ledger, head, entries), ...entries.map((entry) => putEntry(ledger, entry))];
}

function chainAll(
  ledger: Ledger,
  happenings: readonly Happening[],
  head: AuditHead | undefined,
): AuditEntry[] {
  const at = ledger.clock.now();
  const entries: AuditEntry[] = [];
  let { sequence, hash } = head ?? { sequence: 0, hash: CHAIN_START };
  for (const happening of happenings) {
    sequence += 1;
    const place = { ...ledger.owner, sequence, at, actor: ledger.actor, previous: hash };
    const entry = chainEntry(happening, place, ledger.digest);
    hash = entry.hash;
    entries.push(entry);
  }
  return entries;
}

function moveHead(
  { rows, owner }: Ledger,
  head: AuditHead | undefined,
  entries: readonly AuditEntry[],
): WriteItem {
  const last = entries.at(-1);
  if (!last) throw new RangeError('A write without a happening would leave no trace');
  return {
    Put: {
      TableName: rows.table,
      Item: { ...auditHeadKey(owner), sequence: last.sequence, hash: last.hash },
      ...(head
        ? {
            ConditionExpression: '#sequence = :before',
            ExpressionAttributeValues: { ':before': head.sequence },
          }
        : { ConditionExpression: 'attribute_not_exists(#sequence)' }),
      ExpressionAttributeNames: { '#sequence': 'sequence' },
    },
  };
}

function putEntry({ rows, owner }: Ledger, entry: AuditEntry): WriteItem {
  const key = auditKey(owner, entry.sequence);
  return {
    Put: {
      TableName: rows.table,
      Item: { ...entry, ...key, groupKey: subjectGroup(owner, entry.subject), groupSort: key.sk },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
