/**
 * Words of one list: those that a rule reports, or whole wordings that excuse reported words which stand inside them.
 * Each has a name of its own, by which an association changes it or switches it off.
 */
export interface WordEntry {
  readonly id: string;
  readonly language: string;
  readonly use: 'report' | 'excuse';
  /**
   * A source for `listPattern`; `{name}` stands for any name that the office lists, `{lower-name}` for one in small
   * letters, `{capital}` and `{small}` for one letter of that kind.
   */
  readonly pattern: string;
  /** Where an association's counsel has entered it: the rule it follows. */
  readonly citation?: string;
}

/** A list of entries as a table: id, then pattern. */
export function entries(
  language: string,
  use: WordEntry['use'],
  patterns: Readonly<Record<string, string>>,
): readonly WordEntry[] {
  return Object.entries(patterns).map(([id, pattern]) => ({
    id: `${language}-${id}`,
    language,
    use,
    pattern,
  }));
}
