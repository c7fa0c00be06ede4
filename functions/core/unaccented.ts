/** A text as it is compared without regard to accents and capitals: `Elección` reads as `eleccion`. */
export function unaccented(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
