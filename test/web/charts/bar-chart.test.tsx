import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BarChart } from '#web/charts/bar-chart.tsx';
import { type Bar, BESIDE, layOutBars, MAX_BARS } from '#web/charts/bar-layout.ts';
import { NARROW, SMALL, TEXT, WIDE } from '#web/charts/chart-size.ts';
import { widthOf } from '#web/charts/wrap-text.ts';
import { countClass, readDrawings, readName, readTable, readTexts } from './read-chart.ts';
import { ABOUT, BARS } from './sample-charts.tsx';

const show = (bars: readonly Bar[]) => String(<BarChart {...ABOUT} each="Message" bars={bars} />);

const amount = fc.oneof(
  fc.nat(),
  fc.constant(0),
  fc.double({ min: 0, max: Number.MAX_SAFE_INTEGER, noNaN: true }),
);
const anyBar = fc.record({
  label: fc.string({ unit: 'grapheme', maxLength: 80 }),
  value: fc.option(amount, { nil: undefined }),
});
const anyBars = fc.array(anyBar, { maxLength: MAX_BARS });

describe('a bar chart', () => {
  test('both its drawings are named by its title and its description', () => {
    const drawings = readDrawings(show(BARS));
    expect(drawings).toHaveLength(2);
    for (const svg of drawings) {
      expect(readName(svg)).toEqual([
        ABOUT.title,
        `${ABOUT.description} The numbers are in the table below.`,
      ]);
      expect(svg).toMatch(/^<svg[^>]* role="img"/);
    }
  });

  test('no id is on the page twice', () => {
    const ids = [...show(BARS).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('it says of how many a number is known, and since when', () => {
    const html = show(BARS);
    expect(html).toContain('31 of 47 posts reported.');
    expect(html).toContain('As of <time datetime="2026-11-22T14:00:00.000Z">');
  });

  test('its table holds the same numbers as its drawings, with whole labels', () => {
    const html = show(BARS);
    const [head, ...rows] = readTable(html);
    expect(head).toEqual(['Message', 'Views', 'Note']);
    expect(rows.map(([label]) => label)).toEqual(BARS.map(({ label }) => label));
    const figures = rows.map(([, figure]) => figure ?? '');
    expect(figures).toEqual(['1,234,567', '987,654', 'Unknown', '1', '412.5', '0']);
    for (const svg of readDrawings(html)) {
      expect(readTexts(svg).filter((text) => figures.includes(text))).toEqual(figures);
    }
  });

  test('what is unknown is hatched and says so, and is no zero', () => {
    for (const svg of readDrawings(show([BARS[0] as Bar, { label: 'Unread', value: undefined }]))) {
      expect(countClass(svg, 'chart__unknown')).toBe(1);
      expect(countClass(svg, 'chart__zero')).toBe(0);
      expect(readTexts(svg)).toContain('Unknown');
      expect(readTexts(svg)).not.toContain('0');
    }
  });

  test('a true zero is a line at zero and says so, and is not unknown', () => {
    for (const svg of readDrawings(show([BARS[0] as Bar, { label: 'Drop boxes', value: 0 }]))) {
      expect(countClass(svg, 'chart__zero')).toBe(1);
      expect(countClass(svg, 'chart__unknown')).toBe(0);
      expect(readTexts(svg)).toContain('0');
    }
  });

  test('numbers that are all zero are drawn', () => {
    const [wide = ''] = readDrawings(
      show([
        { label: 'A', value: 0 },
        { label: 'B', value: 0 },
      ]),
    );
    expect(countClass(wide, 'chart__zero')).toBe(2);
    expect(wide).not.toContain('NaN');
  });

  test('a small mean is not written as nothing', () => {
    expect(readTable(show([{ label: 'A', value: 0.01 }]))[1]).toEqual(['A', 'under 0.1']);
  });

  test('without numbers there are words and no drawing', () => {
    expect(readDrawings(show([]))).toEqual([]);
    expect(show([])).toContain('There are no numbers yet.');
    const unknown = show([{ label: 'A', value: undefined, note: 'Not connected' }]);
    expect(readDrawings(unknown)).toEqual([]);
    expect(unknown).toContain('None of these numbers is known.');
    expect(readTable(unknown)[1]).toEqual(['A', 'Unknown', 'Not connected']);
  });

  test('before anything was read no time is named', () => {
    expect(String(<BarChart {...ABOUT} asOf={undefined} each="Message" bars={[]} />)).not.toContain('As of');
  });

  test('the same numbers are the same drawing', () => {
    const again = (bars: readonly Bar[]) => {
      expect(show(structuredClone(bars))).toBe(show(bars));
    };
    fc.assert(fc.property(anyBars, again), { numRuns: 20 });
  });

  test('no text breaks out of it', () => {
    const evil = '</title></svg><script>alert(1)</script>';
    const html = String(
      <BarChart
        {...ABOUT}
        title={evil}
        description={evil}
        unit={evil}
        coverage={evil}
        each={evil}
        bars={[{ label: evil, value: 1, note: evil }]}
      />,
    );
    expect(html).not.toContain('<script');
    expect(readDrawings(html)).toHaveLength(2);
  });

  test('more bars than a page holds, what is no count, and an id that is none are bugs of the caller', () => {
    const bars = Array.from({ length: MAX_BARS }, (_, index) => ({ label: `${index}`, value: index }));
    expect(show(bars)).toContain('<svg');
    expect(() => show([...bars, { label: 'One more', value: 1 }])).toThrow(RangeError);
    for (const value of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => show([{ label: 'A', value }])).toThrow(RangeError);
    }
    expect(() => String(<BarChart {...ABOUT} id="A B" each="Message" bars={BARS} />)).toThrow(RangeError);
  });
});

describe.each([WIDE, NARROW])('bars in the $name drawing', (size) => {
  test('are in proportion, and the longest ends where the room for numbers begins', () => {
    const bars = [
      { label: 'A', value: 400 },
      { label: 'B', value: 100 },
    ];
    const { from, to, bars: placed } = layOutBars(bars, size);
    const [a, b] = placed.map(({ shape }) => (shape.kind === 'bar' ? shape.width : 0));
    expect(a).toBeCloseTo(to - from, 0);
    expect((a ?? 0) / (b ?? 1)).toBeCloseTo(4, 1);
  });

  test('are unknown, zero or as long as they are, and stay inside with their numbers', () => {
    fc.assert(
      fc.property(anyBars, (bars) => {
        const { from, to, height, bars: placed } = layOutBars(bars, size);
        for (const [index, { shape, y, height: thickness, figure }] of placed.entries()) {
          const value = bars[index]?.value;
          expect(shape.kind).toBe(value === undefined ? 'unknown' : value === 0 ? 'zero' : 'bar');
          expect(y).toBeGreaterThan(0);
          expect(y + thickness).toBeLessThanOrEqual(height);
          if (shape.kind !== 'bar') continue;
          expect(from + shape.width).toBeLessThanOrEqual(to + 0.1);
          expect(from + shape.width + BESIDE + widthOf(figure, TEXT.size)).toBeLessThanOrEqual(
            size.width + 0.2,
          );
        }
      }),
    );
  });

  test('keep their labels clear of them and of each other', () => {
    fc.assert(
      fc.property(anyBars, (bars) => {
        const { from, bars: placed } = layOutBars(bars, size);
        const room = size.name === 'wide' ? from : size.width;
        let above = 0;
        for (const { label, note, labelY, noteY, y, height } of placed) {
          for (const line of label) expect(widthOf(line, TEXT.size)).toBeLessThanOrEqual(room);
          for (const line of note) expect(widthOf(line, SMALL.size)).toBeLessThanOrEqual(room);
          expect(Math.min(labelY - TEXT.size, y)).toBeGreaterThanOrEqual(above);
          if (size.name === 'narrow')
            expect(y).toBeGreaterThan(noteY - SMALL.size + note.length * SMALL.line);
          above = Math.max(y + height, labelY + (label.length - 1) * TEXT.line);
        }
      }),
    );
  });
});
