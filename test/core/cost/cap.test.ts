import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCap } from '#core/cost/cap.ts';
import { forecast, type PricedPost } from '#core/cost/forecast.ts';
import { Millicents } from '#core/cost/millicents.ts';
import { Zone } from '#core/slot.ts';
import { anyPost, anyPosts, GRATIS, NEW_YORK, PIECEWORK, pricedPost } from './stage.ts';

const of = (posts: readonly PricedPost[]) => forecast(posts, [PIECEWORK, GRATIS], NEW_YORK);
const capOf = (amount: number) => ({ amount: Millicents.parse(amount), zone: NEW_YORK });
const plain = pricedPost();
const linked = pricedPost({ text: 'vote.gov' });

describe('a cap', () => {
  it('is kept to the last millicent', () => {
    expect(judgeCap(of([plain]), capOf(2_000), of([plain]))).toEqual({
      kind: 'ok',
      within: [{ month: '2026-11', committed: 1_000, planned: 1_000, left: 0 }],
    });
    expect(judgeCap(of([plain]), capOf(1_999), of([plain]))).toMatchObject({
      kind: 'over',
      over: [{ month: '2026-11', over: 1 }],
    });
  });

  it('that is broken says by how much, in which month, and what to do', () => {
    const verdict = judgeCap(of([linked]), capOf(50_000), of([linked]));
    expect(verdict).toEqual({
      kind: 'over',
      within: [],
      over: [
        {
          month: '2026-11',
          committed: 30_000,
          planned: 30_000,
          over: 10_000,
          message:
            'November 2026 would cost $0.60, which is $0.10 over the cap of $0.50. To stay within it, take the links ' +
            'out of Piecework posts, move posts to another month, leave out Piecework, or ask an owner to raise the cap.',
        },
      ],
    });
  });

  it('does not speak of links where there are none', () => {
    const verdict = judgeCap(of([]), capOf(0), of([plain]));
    expect(verdict.kind === 'over' && verdict.over[0]?.message).toMatch(/To stay within it, move posts/);
  });

  it('judges each month by itself', () => {
    const december = pricedPost({ due: '2026-12-05T14:00Z' });
    expect(judgeCap(of([]), capOf(1_000), of([plain, december]))).toMatchObject({ kind: 'ok' });
    expect(judgeCap(of([december]), capOf(1_000), of([plain, december]))).toMatchObject({
      kind: 'over',
      within: [{ month: '2026-11' }],
      over: [{ month: '2026-12' }],
    });
  });

  it('is reached by what was spent on something else in that month, too', () => {
    const besides = (month: string) => Millicents.parse(month === '2026-11' ? 500 : 0);
    const december = pricedPost({ due: '2026-12-05T14:00Z' });
    const verdict = judgeCap(of([]), capOf(1_499), of([plain, december]), besides);
    expect(verdict).toMatchObject({
      kind: 'over',
      within: [{ month: '2026-12', committed: 0 }],
      over: [{ month: '2026-11', committed: 500, planned: 1_000, over: 1 }],
    });
  });

  it('is not in the way of free posts, even in a month that is over it', () => {
    const free = pricedPost({ platform: 'gratis' });
    expect(judgeCap(of([linked]), capOf(1), of([free]))).toEqual({ kind: 'ok', within: [] });
  });

  it('does not judge months of another zone', () => {
    const honolulu = { ...capOf(1), zone: Zone.parse('Pacific/Honolulu') };
    expect(() => judgeCap(of([]), honolulu, of([]))).toThrow(/Pacific\/Honolulu/);
  });

  const caps = fc.nat({ max: 400_000 });

  it('once broken stays broken when a post is added, and once kept stays kept when it is raised', () => {
    return fc.assert(
      fc.property(anyPosts, anyPosts, anyPost, caps, caps, (before, planned, extra, cap, more) => {
        const verdict = judgeCap(of(before), capOf(cap), of(planned)).kind;
        const withExtra = judgeCap(of(before), capOf(cap), of([...planned, extra])).kind;
        const raised = judgeCap(of(before), capOf(cap + more), of(planned)).kind;
        if (verdict === 'over') expect(withExtra).toBe('over');
        else expect(raised).toBe('ok');
      }),
    );
  });

  it('is over by exactly what is too much, in exactly the months that are', () => {
    return fc.assert(
      fc.property(anyPosts, anyPosts, caps, (before, planned, cap) => {
        const verdict = judgeCap(of(before), capOf(cap), of(planned));
        const together = of([...before, ...planned]);
        const over = verdict.kind === 'over' ? verdict.over : [];
        for (const { month, amount } of of(planned).months.filter((candidate) => candidate.amount > 0)) {
          const total = together.months.find((candidate) => candidate.month === month)?.amount ?? 0;
          const found = over.find((candidate) => candidate.month === month);
          expect(found?.over ?? 0).toBe(Math.max(0, total - cap));
          expect(found?.planned ?? amount).toBe(amount);
        }
      }),
    );
  });
});
