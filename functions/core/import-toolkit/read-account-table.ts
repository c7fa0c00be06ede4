import { Platform } from '#core/ids.ts';
import type { TableBlock } from './document.ts';
import type { DraftHandle } from './draft-pack.ts';
import type { Section } from './outline.ts';
import type { FoundAccount, Pieces, ReadContext } from './pieces.ts';
import { readPlatforms } from './platform-names.ts';
import { sectionOf } from './read-prose.ts';

/** Whom to tag, as a table: names in one column, and a column for each platform. Nothing if it is another table. */
export function readAccountTable(
  { rows: [header, ...rows] }: TableBlock,
  section: Section,
  { all }: ReadContext,
): Partial<Pieces> | undefined {
  const columns = (header?.cells ?? []).map((name) => readPlatforms(name, all));
  const nameAt = columns.findIndex(({ only }) => !only);
  if (!header || nameAt < 0 || !columns.some(({ only, platforms }) => only && platforms.length > 0))
    return undefined;
  const accounts = rows.flatMap(({ cells, place }): readonly FoundAccount[] => {
    const name = cells[nameAt]?.trim() ?? '';
    const handles = columns.flatMap(({ only, platforms }, at) =>
      only ? platforms.flatMap((id) => readCell(cells[at]?.trim() ?? '', id)) : [],
    );
    return name === '' || handles.length === 0
      ? []
      : [{ place, name, role: section.title, guesses: [], handles }];
  });
  const used = new Set(accounts.map(({ place }) => place));
  const extra = columns.flatMap(({ only }, at) => (only || at === nameAt ? [] : [at]));
  const unread = rows.flatMap(({ cells, place }) => {
    if (!used.has(place))
      return [{ place, text: cells.join(' | '), why: 'A row without a name or a handle.' }];
    const text = extra
      .map((at) => cells[at]?.trim() ?? '')
      .filter((cell) => cell !== '')
      .join(' | ');
    return text === '' ? [] : [{ place, text, why: 'Columns beside the name and the platforms.' }];
  });
  const prose = [{ place: header.place, text: header.cells.join(' | ') }];
  return { accounts, unread, sections: [sectionOf(section, prose)] };
}

/** A cell without @ holds the name of a page. */
function readCell(cell: string, id: string): readonly DraftHandle[] {
  if (/^(?:[-–—]|n\/?a|none)?$/i.test(cell)) return [];
  const platform = Platform.parse(id);
  const handle = /^@([A-Za-z0-9._]+)$/.exec(cell)?.[1];
  return [handle === undefined ? { platform, pageName: cell } : { platform, handle }];
}
