/** A benchmark: what it measures in words, and one run of it. */
export interface Bench {
  readonly name: string;
  readonly about: string;
  readonly runs: number;
  /** Prepares what all runs share, works, and clears up. Nothing of that is timed. */
  open(): Promise<OpenBench>;
}

export interface OpenBench {
  /** One run, whose result has been counted over: it throws where a post is lost or doubled. */
  run(): Promise<Measures>;
  close(): Promise<void>;
}

/** What a run has measured, by name. A name ends in its unit, such as `seconds`. */
export type Measures = Readonly<Record<string, number>>;

export interface Measured {
  readonly name: string;
  readonly about: string;
  readonly runs: number;
  /** The median of all runs, each measure by itself. */
  readonly median: Measures;
  readonly all: readonly Measures[];
}

export async function measure(bench: Bench, onRun: (line: string) => void): Promise<Measured> {
  const { name, about, runs } = bench;
  const open = await bench.open();
  try {
    const all: Measures[] = [];
    for (let run = 1; run <= runs; run += 1) {
      const measures = await open.run();
      onRun(`${name} ${run}/${runs}: ${describe(measures)}`);
      all.push(measures);
    }
    const names = Object.keys(all[0] ?? {});
    const median = Object.fromEntries(
      names.map((each) => [each, medianOf(all.map((run) => run[each] ?? 0))]),
    );
    return { name, about, runs, median, all };
  } finally {
    await open.close();
  }
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = sorted.length % 2 === 0 ? [middle - 1, middle] : [middle, middle];
  return ((sorted[low] ?? 0) + (sorted[high] ?? 0)) / 2;
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}

export function describe(measures: Measures): string {
  return Object.entries(measures)
    .map(([name, value]) => `${name} ${round(value)}`)
    .join(', ');
}

/** The medians as a table that can stand in a page. */
export function drawTable(measured: readonly Measured[]): string {
  const rows = measured.map(({ name, about, runs, median }) => [name, about, describe(median), String(runs)]);
  const all = [['Benchmark', 'What is measured', 'Median', 'Runs'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = all;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

export function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
