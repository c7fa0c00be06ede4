/** The beginning of a post's text, cut between words: at most `length` characters name a post well enough in a list. */
export function excerptOf(text: string, length = 80): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  if (line.length <= length) return line;
  const end = line.slice(0, length + 1).lastIndexOf(' ');
  return `${line.slice(0, end > 0 ? end : length).toWellFormed()}\u00a0…`;
}
