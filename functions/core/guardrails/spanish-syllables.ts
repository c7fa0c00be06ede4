/** A silent u (que, guerra), then a diphthong or triphthong, or one vowel; y counts where it ends a syllable. */
const NUCLEUS = /[iuüy]?[aeoáéó][iuy]?|[iuü][íúiuü]?|[íú]|y/gu;

/**
 * The syllables of a Spanish word by its spelling: strong vowels each make one, a weak vowel beside them joins unless
 * it carries the accent ("día", "país"). At least 1.
 */
export function countSpanishSyllables(word: string): number {
  const plain = word
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/qu(?=[eiéí])/gu, 'q')
    .replaceAll(/gu(?=[eiéí])/gu, 'g')
    // Before a vowel, y is a consonant.
    .replaceAll(/y(?=[aeiouáéíóú])/gu, 'ʝ');
  return Math.max(1, plain.match(NUCLEUS)?.length ?? 0);
}
