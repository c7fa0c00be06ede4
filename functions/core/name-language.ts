const NAMES = new Intl.DisplayNames(['en-US'], { type: 'language' });

/** Such as `Spanish` for `es`. */
export function nameLanguage(language: string): string {
  return NAMES.of(language) ?? language;
}
