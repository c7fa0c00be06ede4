import type { AuditEntry } from '#core/audit.ts';
import type { Life } from './host-lives.ts';
import type { Evidence, Mark } from './judge.ts';
import type { Round } from './plan.ts';

export interface JudgedRun {
  readonly evidence: Evidence;
  readonly marks: readonly Mark[];
  /** What Clarion says that it did with the post. */
  readonly history: readonly AuditEntry[];
}

/** A rehearsal that is over. */
export interface Rehearsed {
  readonly seed: number;
  readonly runs: number;
  readonly rate: number;
  readonly rounds: readonly Round[];
  readonly lives: readonly Life[];
  readonly judged: readonly JudgedRun[];
}

/** The columns in which nothing is forgiven. */
const FORBIDDEN = ['duplicates', 'lost', 'late', 'stuck', 'contradicted'] as const satisfies readonly Mark[];
const COLUMNS = [
  'published',
  'duplicates',
  'lost',
  'late',
  'stuck',
  'asked',
  'held',
  'missed',
  'rejected',
  'contradicted',
] as const satisfies readonly Mark[];

export type Tally = { readonly runs: number } & { readonly [M in Mark]: number };

export interface ReportRow extends Tally {
  readonly platform: string;
  readonly fault: string;
}

/** What `--json` prints. */
export interface Report {
  readonly seed: number;
  readonly runs: number;
  readonly timeRate: number;
  readonly kills: {
    readonly total: number;
    readonly beforeReady: number;
    /** How often the host died at each step. */
    readonly steps: Readonly<Record<string, number>>;
  };
  readonly results: readonly ReportRow[];
  readonly total: Tally;
  readonly ok: boolean;
}

export function makeReport({ seed, runs, rate, rounds, lives, judged }: Rehearsed): Report {
  const groups = Map.groupBy(judged, ({ evidence: { run } }) => `${run.platform} ${run.fault}`);
  const results = [...groups.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, group]): ReportRow => {
      const [platform = '', fault = ''] = name.split(' ');
      return { platform, fault, ...count(group) };
    });
  const total = count(judged);
  const deaths = lives.slice(0, rounds.length);
  return {
    seed,
    runs,
    timeRate: rate,
    kills: {
      total: deaths.length,
      beforeReady: deaths.filter(({ wasReady }) => !wasReady).length,
      steps: countSteps(rounds, deaths),
    },
    results,
    total,
    ok: total.runs === runs && FORBIDDEN.every((mark) => total[mark] === 0),
  };
}

function count(judged: readonly JudgedRun[]): Tally {
  const number = (mark: Mark) => judged.filter(({ marks }) => marks.includes(mark)).length;
  return {
    runs: judged.length,
    ...(Object.fromEntries(COLUMNS.map((mark) => [mark, number(mark)])) as { [M in Mark]: number }),
  };
}

function countSteps(rounds: readonly Round[], deaths: readonly Life[]): Record<string, number> {
  const steps: Record<string, number> = {};
  for (const [index, { kill }] of rounds.entries()) {
    if (kill.kind !== 'step') continue;
    const [point = ''] = kill.point.split('#');
    steps[point] = (steps[point] ?? 0) + (deaths[index]?.metStep ? 1 : 0);
  }
  return steps;
}

/** The report as a table for people. */
export function printReport(report: Report): string {
  const head = ['platform', 'fault', 'runs', ...COLUMNS];
  const rows = [...report.results, { platform: 'all', fault: '', ...report.total }].map((row) => [
    row.platform,
    row.fault,
    String(row.runs),
    ...COLUMNS.map((column) => String(row[column])),
  ]);
  const widths = head.map((_, index) => Math.max(...[head, ...rows].map((row) => row[index]?.length ?? 0)));
  const table = [head, ...rows].map((row) =>
    row
      .map((cell, index) => (index < 2 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const { kills } = report;
  const steps = Object.entries(kills.steps).sort(([a], [b]) => a.localeCompare(b));
  return [
    ...table,
    '',
    `Killed ${kills.total} times, ${kills.beforeReady} of them before it was ready. At steps: ${steps.map(([step, times]) => `${step} ${times}`).join(', ')}.`,
    'held: a person has to connect the channel again. asked: a person has to look. missed: its time was over, and Clarion said so. late: public more than a minute after its time.',
    `Seed ${report.seed}. ${report.ok ? 'Nothing went out twice, too late or unnoticed.' : 'FAILED: duplicates, lost, late, stuck and contradicted have to be 0.'}`,
  ].join('\n');
}

/** Why a person was asked to look, run by run. */
export function explainQuestions({ judged }: Rehearsed): readonly string[] {
  return judged
    .filter(({ marks }) => marks.includes('asked'))
    .map(({ evidence: { run, record } }) => {
      const faults = run.orders.map(({ operation, fault, times }) => `${operation} ${fault} ${times}×`);
      return `Asked in run ${run.number} on ${run.platform} (${faults.join(', ')}): ${record?.trouble}`;
    });
}

/** Everything about the runs that went wrong, for whoever has to find out why. */
export function explainFailures({ judged }: Rehearsed): string {
  return judged
    .filter(({ marks }) => FORBIDDEN.some((mark) => marks.includes(mark)))
    .map(({ evidence: { run, record, seen, wanted, isChainWhole }, marks, history }) =>
      [
        `Run ${run.number} on ${run.platform}: ${marks.join(', ')}${isChainWhole ? '' : ' (audit chain broken)'}`,
        `  faults ${JSON.stringify(run.orders)}, image ${run.withImage}`,
        `  due ${wanted.slot.due}, not after ${wanted.notAfter}, now ${record?.state} ${JSON.stringify(record?.receipt ?? {})}`,
        ...seen.map(({ id, publishedAt }) => `  public ${id} at ${publishedAt}`),
        ...history.map(({ at, action, summary }) => `    ${at} ${action} ${summary}`),
      ].join('\n'),
    )
    .join('\n');
}
