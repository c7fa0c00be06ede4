/** One entry of a calendar file: its properties by name, without their parameters. */
export type IcsEntry = ReadonlyMap<string, string>;

export interface IcsFile {
  readonly properties: IcsEntry;
  readonly entries: readonly IcsEntry[];
}

/** Reads a calendar file by RFC 5545 alone: unfolds, splits, and takes texts as they were meant. Throws for a broken one. */
export function readIcs(text: string): IcsFile {
  if (!text.endsWith('\r\n')) throw new Error('The last line does not end');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    // Section 3.1: at most 75 octets, without the line break.
    if (Buffer.byteLength(line) > 75) throw new Error(`Too long: ${line}`);
    if (/[\r\n]/.test(line) || !line.isWellFormed()) throw new Error(`Broken: ${JSON.stringify(line)}`);
  }
  const lines = physical
    .join('\r\n')
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n');
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('No calendar');

  const properties = new Map<string, string>();
  const entries: Map<string, string>[] = [];
  let into = properties;
  for (const line of lines.slice(1, -1)) {
    const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`No property: ${line}`);
    if (line === 'BEGIN:VEVENT') {
      into = new Map();
      entries.push(into);
    } else if (line === 'END:VEVENT') into = properties;
    else if (into.has(name)) throw new Error(`Twice: ${line}`);
    else into.set(name, readText(value));
  }
  return { properties, entries };
}

/** Section 3.3.11. */
function readText(value: string): string {
  return value.replaceAll(/\\(.)/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));
}
