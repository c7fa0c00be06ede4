import * as z from 'zod';

/** Which page of a list an address asks for, counted from 1. */
export const PageNumber = z.coerce.number().int().min(1).max(10_000).default(1);

const PAGE_LENGTH = 50;

export interface CutPage<T> {
  readonly shown: readonly T[];
  /** How many pages there are; none of an empty list. */
  readonly pages: number;
}

/** One page of a list, counted from 1. */
export function cutPage<T>(list: readonly T[], page: number): CutPage<T> {
  return {
    shown: list.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH),
    pages: Math.ceil(list.length / PAGE_LENGTH),
  };
}
