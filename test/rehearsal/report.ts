import type { Rehearsed } from './rehearse.ts';

export function isAsCounted({ compared, facts }: Rehearsed): boolean {
  return compared.every(({ shown, counted }) => shown === counted) && facts.every(({ isSo }) => isSo);
}

/** Every number on the pages beside the same counted anew, in lines that stand below one another. */
export function printComparison({ compared, facts }: Rehearsed): string {
  const lines = [
    ['When', 'Number', 'On the page', 'Counted', 'Equal'],
    ...compared.map(({ when, what, shown, counted }) => [
      when,
      what,
      String(shown),
      String(counted),
      shown === counted ? 'yes' : 'NO',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return [...table, '', ...facts.map(({ what, isSo }) => `${isSo ? 'So it is' : 'NOT SO'}: ${what}`)].join(
    '\n',
  );
}
