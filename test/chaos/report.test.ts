import { describe, expect, it } from 'vitest';
import { draftPost } from '#test/fixtures/post.ts';
import type { FaultName } from './faults.ts';
import type { Mark } from './judge.ts';
import { explainFailures, explainQuestions, type JudgedRun, makeReport, printReport } from './report.ts';

function judgedRun(number: number, platform: string, fault: FaultName, ...marks: Mark[]): JudgedRun {
  const post = draftPost({ platform, trouble: 'Look at the channel yourself.' });
  return {
    evidence: {
      run: { number, platform, fault, orders: [], withImage: false, dueIn: 1, window: 45 },
      wanted: post,
      record: post,
      seen: [],
      settledAt: '',
      isStuck: false,
      isChainWhole: true,
    },
    marks,
    history: [],
  };
}

const report = (...judged: JudgedRun[]) =>
  makeReport({
    seed: 7,
    runs: judged.length,
    rate: 60,
    rounds: [
      { kill: { kind: 'step', point: 'after:post.claim#2' }, runs: [] },
      { kill: { kind: 'step', point: 'after:post.claim' }, runs: [] },
      { kill: { kind: 'moment', after: 1 }, runs: [] },
    ],
    lives: [
      { wasReady: true, metStep: true, complaints: [] },
      { wasReady: true, metStep: false, complaints: [] },
      { wasReady: false, metStep: undefined, complaints: [] },
      { wasReady: true, metStep: undefined, complaints: [] },
    ],
    judged,
  });

const fine = [
  judgedRun(1, 'x', 'reset', 'published'),
  judgedRun(2, 'x', 'reset', 'published', 'asked'),
  judgedRun(3, 'facebook', 'none', 'missed'),
];

describe('the report of a rehearsal', () => {
  it('counts by platform and fault, and in all', () => {
    const { results, total, ok } = report(...fine);
    expect(results).toMatchObject([
      { platform: 'facebook', fault: 'none', runs: 1, published: 0, missed: 1 },
      { platform: 'x', fault: 'reset', runs: 2, published: 2, asked: 1 },
    ]);
    expect(total).toMatchObject({
      runs: 3,
      published: 2,
      duplicates: 0,
      lost: 0,
      late: 0,
      stuck: 0,
      asked: 1,
    });
    expect(ok).toBe(true);
  });

  it.each<Mark>(['duplicates', 'lost', 'late', 'stuck', 'contradicted'])(
    'fails for one post that is %s',
    (mark) => {
      const failed = judgedRun(4, 'threads', 'slow', 'published', mark);
      expect(report(...fine, failed).ok).toBe(false);
      expect(printReport(report(...fine, failed))).toContain('FAILED');
      const explained = explainFailures({
        seed: 7,
        runs: 4,
        rate: 60,
        rounds: [],
        lives: [],
        judged: [...fine, failed],
      });
      expect(explained).toContain(`Run 4 on threads: published, ${mark}`);
    },
  );

  it('fails when a run is missing', () => {
    const rehearsed = { seed: 7, runs: 4, rate: 60, rounds: [], lives: [], judged: fine };
    expect(makeReport(rehearsed).ok).toBe(false);
  });

  it('counts the deaths by their step, whatever the turn', () => {
    expect(report(...fine).kills).toEqual({ total: 3, beforeReady: 1, steps: { 'after:post.claim': 1 } });
  });

  it('tells why a person was asked', () => {
    const rehearsed = { seed: 7, runs: 3, rate: 60, rounds: [], lives: [], judged: fine };
    expect(explainQuestions(rehearsed)).toEqual(['Asked in run 2 on x (): Look at the channel yourself.']);
  });
});
