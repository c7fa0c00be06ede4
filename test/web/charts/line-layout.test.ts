import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NARROW, WIDE } from '#web/charts/chart-size.ts';
import type { LineAxis, LineSeries } from '#web/charts/line-data.ts';
import { layOutLines } from '#web/charts/line-layout.ts';
import { readPath } from './read-chart.ts';
import { AGES, WEEKS, weeks } from './sample-charts.tsx';

const MONDAYS = weeks(20);
const amount = fc.oneof(
  fc.nat(),
  fc.constant(0),
  fc.double({ min: 0, max: Number.MAX_SAFE_INTEGER, noNaN: true }),
);

/** Lines over the same places, each with an amount, something unknown, or no point there. */
function anySeries(xs: readonly string[]): fc.Arbitrary<readonly LineSeries[]> {
  const y = fc.oneof(amount, fc.constant(undefined), fc.constant('none' as const));
  const points = fc
    .array(y, { minLength: xs.length, maxLength: xs.length })
    .map((ys) =>
      xs.flatMap((x, index) => (ys[index] === 'none' ? [] : [{ x, y: ys[index] as number | undefined }])),
    );
  const label = fc.string({ unit: 'grapheme', maxLength: 60 });
  return fc
    .array(fc.record({ label, points }), { minLength: 1, maxLength: 4 })
    .filter((series) => series.some((one) => one.points.some((point) => point.y !== undefined)));
}

const anyChart: fc.Arbitrary<readonly [LineAxis, readonly LineSeries[]]> = fc.oneof(
  anySeries(AGES.ages).map((series) => [AGES, series] as const),
  anySeries(MONDAYS).map((series) => [WEEKS, series] as const),
);

const known = ({ points }: LineSeries) => points.filter(({ y }) => y !== undefined);

describe.each([WIDE, NARROW])('lines in the $name drawing', (size) => {
  test('have every point inside the frame, and the frame inside the drawing', () => {
    fc.assert(
      fc.property(anyChart, ([axis, series]) => {
        const { plot, height, lines, along, unknown } = layOutLines(axis, series, size);
        expect(plot.left).toBeGreaterThan(0);
        expect(plot.right).toBeLessThanOrEqual(size.width);
        expect(plot.bottom).toBeLessThan(height);
        for (const { spots, paths } of lines) {
          for (const { x, y } of [...spots, ...paths.flatMap(readPath).flat()]) {
            expect(x).toBeGreaterThanOrEqual(plot.left);
            expect(x).toBeLessThanOrEqual(plot.right);
            expect(y).toBeGreaterThanOrEqual(plot.top);
            expect(y).toBeLessThanOrEqual(plot.bottom);
          }
        }
        for (const { at } of along) expect(at > plot.left && at < plot.right).toBe(true);
        for (const { x, width } of unknown) {
          expect(x).toBeGreaterThanOrEqual(plot.left);
          expect(x + width).toBeLessThanOrEqual(plot.right + 0.2);
        }
      }),
    );
  });

  test('have a mark for each number and none for what is unknown; only zero is on the floor', () => {
    fc.assert(
      fc.property(anyChart, ([axis, series]) => {
        const { lines, plot } = layOutLines(axis, series, size);
        expect(lines.map(({ spots }) => spots.map(({ value }) => value))).toEqual(
          series.map((one) => known(one).map(({ y }) => y)),
        );
        for (const { y, value } of lines.flatMap(({ spots }) => spots)) {
          if (value === 0) expect(y).toBe(plot.bottom);
        }
      }),
    );
  });

  test('lead from one known place to the very next, and never over a change of definition', () => {
    fc.assert(
      fc.property(anySeries(MONDAYS), (series) => {
        const { lines } = layOutLines(WEEKS, series, size);
        for (const [index, { paths, spots }] of lines.entries()) {
          const one = series[index] as LineSeries;
          // Where the points of any line are, in order: a place that no line has is not along the chart.
          const places = MONDAYS.filter((x) =>
            series.some(({ points }) => points.some((point) => point.x === x)),
          );
          const runs: string[][] = [];
          for (const x of places) {
            const isKnown = known(one).some((point) => point.x === x);
            const before = places[places.indexOf(x) - 1];
            const goesOn = before !== undefined && runs.at(-1)?.at(-1) === before;
            const isChanged = before !== undefined && before < '2026-01-01' && x >= '2026-01-01';
            if (!isKnown) continue;
            if (goesOn && !isChanged) runs.at(-1)?.push(x);
            else runs.push([x]);
          }
          const drawn = paths.flatMap(readPath);
          expect(drawn.map((run) => run.length)).toEqual(runs.map((run) => run.length));
          expect(drawn.flat()).toEqual(spots.map(({ x, y }) => ({ x, y })));
        }
      }),
    );
  });
});

test('amounts begin at zero and are to scale', () => {
  const points = [
    { x: '1 hour', y: 100 },
    { x: '24 hours', y: 300 },
  ];
  const { plot, lines } = layOutLines(AGES, [{ label: 'X', points }], WIDE);
  const [low = 0, high = 0] = lines[0]?.spots.map(({ y }) => plot.bottom - y) ?? [];
  expect(high / low).toBeCloseTo(3, 1);
});

test('dates are true to time', () => {
  const points = ['2026-11-02', '2026-11-09', '2026-11-30'].map((x) => ({ x, y: 1 }));
  const { lines } = layOutLines({ kind: 'dates', label: 'Week' }, [{ label: 'X', points }], WIDE);
  const [a = 0, b = 0, c = 0] = lines[0]?.spots.map(({ x }) => x) ?? [];
  expect((c - a) / (b - a)).toBeCloseTo(4, 1);
});
