import { Platform } from '#core/ids.ts';
import type { TableBlock, TableRow } from './document.ts';
import type { Section } from './outline.ts';
import { type FoundPost, leftUnread, type Pieces, type ReadContext } from './pieces.ts';
import { readPlatforms } from './platform-names.ts';
import { applyLabel, fieldNamed, type PostLabel } from './post-labels.ts';
import { sectionOf } from './read-prose.ts';

interface Column {
  readonly at: number;
  readonly name: string;
  readonly field: PostLabel['field'] | undefined;
  /** Of a column that is named for a platform, and holds its wordings. */
  readonly platforms?: readonly string[];
}

/** The posts of a table whose header says what its columns hold. Any other table is left unread, with the reason. */
export function readTable(table: TableBlock, section: Section, context: ReadContext): Partial<Pieces> {
  const [header, ...rows] = table.rows;
  if (!header) return {};
  const columns = header.cells.map((name, at): Column => {
    const field = fieldNamed(name);
    const named = readPlatforms(name, context.all);
    return { at, name, field, ...(!field && named.only && { platforms: named.platforms }) };
  });
  const texts = columns.filter(({ field, platforms }) => field === 'text' || (platforms?.length ?? 0) > 0);
  if (texts.length === 0) {
    return {
      unread: [leftUnread(table, 'A table without a column that is called post, text, caption or the like.')],
    };
  }
  const unread: Pieces['unread'][number][] = [];
  const posts = rows.flatMap((row) => {
    const found = texts.flatMap((column) => readRow(row, column, columns, section, context));
    if (found.length === 0)
      unread.push({ place: row.place, text: row.cells.join(' | '), why: 'A row without a post.' });
    return found;
  });
  const strange = columns.filter(({ field, platforms, name }) => !field && !platforms && name.trim() !== '');
  for (const { at, name } of strange) {
    for (const { cells, place } of rows) {
      const text = cells[at]?.trim() ?? '';
      if (text !== '') unread.push({ place, text, why: `No rule knows the column “${name.trim()}”.` });
    }
  }
  const prose = [{ place: header.place, text: header.cells.join(' | ') }];
  return {
    posts,
    unread,
    sections: [sectionOf({ ...section, role: section.role === 'other' ? 'posts' : section.role }, prose)],
  };
}

function readRow(
  row: TableRow,
  column: Column,
  columns: readonly Column[],
  section: Section,
  context: ReadContext,
): readonly FoundPost[] {
  const text = row.cells[column.at]?.trim() ?? '';
  if (text === '') return [];
  const cellOf = (field: PostLabel['field']) => {
    const found = columns.find((other) => other.field === field);
    return found ? (row.cells[found.at]?.trim() ?? '') : '';
  };
  const where = cellOf('platform');
  const named = where === '' ? section.platforms : readPlatforms(where, context.all);
  const post: FoundPost = {
    place: row.place,
    under: section.under,
    text,
    platforms: (column.platforms ?? named.platforms).map((id) => Platform.parse(id)),
    elsewhere: named.elsewhere,
    hung: [],
    guesses: [...named.guesses],
    // A word for a platform that nobody knows must not vanish.
    ...(where !== '' && !named.only && { label: where }),
  };
  return [
    columns.reduce((labelled, { at, field }) => {
      const value = row.cells[at]?.trim() ?? '';
      return field && value !== '' ? applyLabel(labelled, { field, value }, row.place) : labelled;
    }, post),
  ];
}
