import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { transact } from './database.ts';
import { defaultGroup, ensureDefaultGroup, findGroup, type Group } from './groups.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import { parseInput } from './parse-input.ts';
import type { Answer } from './tokens.ts';

/** What one request runs against: the region of its signature and one reading of the clock (epoch ms). */
export interface Call {
  readonly db: DatabaseSync;
  readonly region: string;
  readonly now: number;
}

/** An operation of the service: unread members in, answer or refusal out, in one transaction. */
export type Operation = (call: Call, members: Readonly<Record<string, unknown>>) => Outcome<Answer>;

export function defineOperation<S extends z.ZodType>(
  shape: S,
  run: (call: Call, input: z.output<S>) => Outcome<Answer>,
): Operation {
  return (call, members) => {
    const input = parseInput(shape, members);
    if (!input.ok) return input;
    return transact(call.db, () => {
      ensureDefaultGroup(call.db, call.region, call.now);
      return run(call, input.value);
    });
  };
}

/** A group that takes changes: one being deleted does not. */
export function openGroup(call: Call, name: string): Outcome<Group> {
  const group = findGroup(call.db, call.region, name);
  if (!group) return refuse('ResourceNotFoundException', `Schedule group ${name} does not exist.`);
  if (group.state === 'DELETING') {
    return refuse('ConflictException', `Schedule group ${name} is being deleted.`);
  }
  return accept(group);
}

export function isDefaultGroup(name: string): boolean {
  return name === defaultGroup;
}

export function toEpochSeconds(epochMs: number): number {
  return epochMs / 1_000;
}

/** The page of a list that was asked for one item too many, and the token of the next page if there is one. */
export function cutPage<T>(
  items: readonly T[],
  size: number,
  positionOf: (item: T) => readonly string[],
): { readonly items: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const page = items.slice(0, size);
  const last = page.at(-1);
  if (items.length <= size || last === undefined) return { items: page, next: {} };
  return {
    items: page,
    next: { NextToken: Buffer.from(JSON.stringify(positionOf(last))).toString('base64url') },
  };
}

/** Where a NextToken continues: the position of the last item seen, or the beginning without one. */
export function readPosition(token: string | undefined, length: number): Outcome<readonly string[]> {
  if (token === undefined) return accept(Array.from({ length }, () => ''));
  const json = Buffer.from(token, 'base64url').toString();
  const position = z.array(z.string()).length(length).safeParse(parseJson(json));
  return position.success ? accept(position.data) : refuse('ValidationException', 'Invalid NextToken.');
}

/** The value a JSON text stands for, or undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
