import { describe, expect, test } from 'vitest';
import { LineChart } from '#web/charts/line-chart.tsx';
import { type LineAxis, type LineSeries, MAX_AGES, MAX_DATES, MAX_SERIES } from '#web/charts/line-data.ts';
import { countClass, readDrawings, readName, readTable, readTexts } from './read-chart.ts';
import { ABOUT, AGES, FOUR_OFFICES, WEEKS, weeks } from './sample-charts.tsx';

const show = (axis: LineAxis, series: readonly LineSeries[]) =>
  String(<LineChart {...ABOUT} axis={axis} series={series} />);

const GROWTH: LineSeries = {
  label: 'X',
  points: [
    { x: '1 hour', y: 0 },
    { x: '24 hours', y: 1_234_567 },
    { x: '7 days', y: undefined, note: 'X was asked too late' },
  ],
};

describe('a line chart', () => {
  test('both its drawings are named by its title and its description', () => {
    const drawings = readDrawings(show(AGES, [GROWTH]));
    expect(drawings).toHaveLength(2);
    for (const svg of drawings) {
      expect(readName(svg)).toEqual([
        ABOUT.title,
        `${ABOUT.description} The numbers are in the table below.`,
      ]);
    }
  });

  test('its table holds every place and number, and says what is unknown and why', () => {
    expect(readTable(show(AGES, [GROWTH]))).toEqual([
      ['Age of the posts', 'Views'],
      ['1 hour', '0'],
      ['24 hours', '1,234,567'],
      ['7 days', 'Unknown: X was asked too late'],
      ['28 days', 'Unknown'],
    ]);
  });

  test('a single line has its numbers at its marks, and no legend but that of the hatch', () => {
    for (const svg of readDrawings(show(AGES, [GROWTH]))) {
      expect(readTexts(svg)).toEqual(expect.arrayContaining(['0', '1,234,567', '28 days', 'Unknown']));
      expect(readTexts(svg)).not.toContain('X');
      expect(countClass(svg, 'chart__mark')).toBe(2);
      // The stretch of two ages, and its sample.
      expect(countClass(svg, 'chart__unknown')).toBe(2);
    }
  });

  test('ages say that they are not to scale', () => {
    expect(readTexts(readDrawings(show(AGES, [GROWTH]))[0] ?? '')).toContain(
      'Age of the posts (steps are not to scale)',
    );
  });

  test('several lines are named, and have each a dash and a mark of their own', () => {
    const series = FOUR_OFFICES.map(({ label }) => ({ label, points: weeks(3).map((x) => ({ x, y: 1 })) }));
    for (const svg of readDrawings(show({ kind: 'dates', label: 'Week' }, series))) {
      const lines = [...svg.matchAll(/<g class="chart__line.*?<\/g>/gs)].map(([line]) => line);
      // Samples first, then the lines themselves.
      expect(lines).toHaveLength(8);
      const dashes = lines.map((line) => line.match(/stroke-dasharray="([^"]*)"/)?.[1]);
      expect(new Set(dashes).size).toBe(4);
      expect(dashes.slice(4)).toEqual(dashes.slice(0, 4));
      const marks = lines.slice(0, 4).map((line) => line.match(/chart__mark" d="([^"]*)"/)?.[1]);
      expect(new Set(marks).size).toBe(4);
      expect(readTexts(svg)).toEqual(expect.arrayContaining(['Maple County', 'Birch', 'Cedar County']));
    }
  });

  test('a line of which nothing is known is named as unknown', () => {
    const texts = readTexts(readDrawings(show(WEEKS, FOUR_OFFICES))[0] ?? '');
    expect(texts).toContain('Cedar County (unknown)');
    expect(texts).not.toContain('Birch (unknown)');
  });

  test('a change of definition is a dashed line with its words, and each row says how it was counted', () => {
    const html = show(WEEKS, FOUR_OFFICES);
    for (const svg of readDrawings(html)) {
      expect(countClass(svg, 'chart__change')).toBe(1);
      expect(readTexts(svg).join(' ')).toContain(
        'From Jan 1: Instagram counts views in place of impressions',
      );
    }
    const counted = readTable(html).map((row) => row.at(-1) ?? '');
    expect(counted.slice(0, 2)).toEqual(['Counted', 'Before January 1, 2026']);
    expect(counted[9]).toBe('Before January 1, 2026');
    expect(counted[10]).toMatch(/^From January 1, 2026: Instagram counts/);
  });

  test('a change before the first point, or after the last, divides nothing', () => {
    for (const from of ['2025-11-03', '2025-01-01', '2026-06-01']) {
      const axis = { kind: 'dates', label: 'Week', changes: [{ from, label: 'other' }] } as const;
      expect(show(axis, FOUR_OFFICES)).not.toContain('chart__change');
    }
  });

  test('dates are in their order, with the year where one begins', () => {
    const points = weeks(14)
      .map((x, y) => ({ x, y }))
      .toReversed();
    const html = show({ kind: 'dates', label: 'Week' }, [{ label: 'X', points }]);
    expect(readTable(html)[1]).toEqual(['November 3, 2025', '0']);
    const texts = readTexts(readDrawings(html)[0] ?? '');
    expect(texts.filter((text) => /^20\d\d$/.test(text))).toEqual(['2025', '2026']);
  });

  test('one point, and numbers that are all zero, are drawn', () => {
    const one = readDrawings(
      show({ kind: 'dates', label: 'Week' }, [{ label: 'X', points: [{ x: '2026-11-02', y: 7 }] }]),
    );
    const zeros = readDrawings(show(AGES, [{ label: 'X', points: AGES.ages.map((x) => ({ x, y: 0 })) }]));
    for (const svg of [...one, ...zeros]) expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(countClass(one[0] ?? '', 'chart__mark')).toBe(1);
    expect(countClass(zeros[0] ?? '', 'chart__mark')).toBe(4);
  });

  test('without numbers there are words and no drawing', () => {
    const nothing = show(AGES, [{ label: 'X', points: [] }]);
    expect(nothing).toContain('There are no numbers yet.');
    expect(nothing).not.toContain('<table');
    const unknown = show(AGES, [{ label: 'X', points: [{ x: '1 hour', y: undefined }] }]);
    expect(unknown).toContain('None of these numbers is known.');
    expect(readDrawings(nothing + unknown)).toEqual([]);
  });

  test('the same numbers are the same drawing, and no text breaks out of it', () => {
    expect(show(WEEKS, structuredClone(FOUR_OFFICES))).toBe(show(WEEKS, FOUR_OFFICES));
    const evil = '</title></svg><script>alert(1)</script>';
    const axis = { kind: 'ages', label: evil, ages: [evil] } as const;
    const points = [{ x: evil, y: 1, note: evil }];
    expect(
      show(axis, [
        { label: evil, points },
        { label: 'Y', points },
      ]),
    ).not.toContain('<script');
  });

  test('too much of anything, and what is no place or no count, are bugs of the caller', () => {
    const dates = { kind: 'dates', label: 'Week' } as const;
    const many = (count: number): LineSeries => ({
      label: 'X',
      points: weeks(count).map((x) => ({ x, y: 1 })),
    });
    expect(show(dates, [many(MAX_DATES)])).toContain('<svg');
    expect(() => show(dates, [many(MAX_DATES + 1)])).toThrow(RangeError);
    expect(() =>
      show(
        dates,
        Array.from({ length: MAX_SERIES + 1 }, () => many(2)),
      ),
    ).toThrow(RangeError);
    const ages = Array.from({ length: MAX_AGES + 1 }, (_, index) => `${index} days`);
    expect(() => show({ kind: 'ages', label: 'Age', ages }, [many(0)])).toThrow(RangeError);
    expect(() => show(AGES, [{ label: 'X', points: [{ x: '2 days', y: 1 }] }])).toThrow(RangeError);
    expect(() => show(dates, [{ label: 'X', points: [{ x: '2026-02-30', y: 1 }] }])).toThrow(RangeError);
    expect(() => show(dates, [{ label: 'X', points: [{ x: '2026-11-02', y: -1 }] }])).toThrow(RangeError);
    const twice = [...many(1).points, ...many(1).points];
    expect(() => show(dates, [{ label: 'X', points: twice }])).toThrow(RangeError);
    const changes = [{ from: 'April', label: 'other' }];
    expect(() => show({ ...dates, changes }, [many(2)])).toThrow(RangeError);
  });
});
