import { expect, it } from 'vitest';
import { rehearse } from './rehearse.ts';
import { explainFailures, makeReport } from './report.ts';

// The seed is one whose kills come early and whose faults call for no long waits, so that the rehearsal stays short.
it('a host that is killed again and again while platforms fail posts everything once, in time', async () => {
  const rehearsed = await rehearse({ runs: 20, seed: 14053, rate: 60 });
  const report = makeReport(rehearsed);
  expect(explainFailures(rehearsed)).toBe('');
  expect(report).toMatchObject({
    ok: true,
    total: { runs: 20, duplicates: 0, lost: 0, late: 0, stuck: 0, contradicted: 0 },
  });
  expect(report.kills.total).toBe(4);
  expect(report.total.published).toBeGreaterThan(10);
}, 180_000);
