/** Two texts that a platform shows alike become one. */
export function foldText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
