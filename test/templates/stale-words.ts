/** What goes stale, promises too much, takes a side or claims without a source, in English and Spanish. */
const FORBIDDEN: readonly RegExp[] = [
  /\b20\d\d\b/,
  /guarantee|garanti/i,
  /100\s?%/,
  /\ball voters\b|todos los votantes(?! elegibles)/i,
  /new standards/i,
  /(?:research|studies|experts) (?:shows?|says?|finds?)|(?:estudios|expertos) (?:muestran|dicen)/i,
  /every vote counts|cada voto cuenta/i,
  /\b(?:most|more|completely|totally) secure\b|\b(?:totalmente|completamente) segur/i,
  /\bvote (?:for|against) (?!the first time)|\bvot(?:e|ar) (?:por|en contra de) (?!correo|anticipado|primera)/i,
  /\b(?:democrat|republican|libertarian|gop)\w*|demócrata|republican[oa]/i,
  // An address belongs into a link or an answer, where it is checked.
  /https?:|www\.|\.(?:gov|org|com)\b/i,
  // Shouting.
  /\p{Lu}{4,}/u,
  /!{1,}|¡/,
];

/** The words of a template, tokens included, that no pack should hold. */
export function unwantedIn(template: string): readonly string[] {
  return FORBIDDEN.flatMap((pattern) => pattern.exec(template)?.[0] ?? []);
}

/** The sentences of a text: what ends with a period, a question mark or a line. */
export function sentencesIn(text: string): readonly string[] {
  return text
    .replaceAll('U.S.', 'US')
    .replaceAll(/\b([ap])\.m\./g, '$1m')
    .split(/(?<=[.?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

export function wordsOf(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
}
