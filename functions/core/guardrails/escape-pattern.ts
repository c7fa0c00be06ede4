/** Words as a source of a regular expression that matches just them. */
export function escapePattern(words: string): string {
  return words.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
