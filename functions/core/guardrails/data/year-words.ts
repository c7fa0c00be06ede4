import { entries } from './word-entry.ts';

/** Wordings in which a past year is history, not a leftover. */
export const STALE_YEAR = [
  ...entries('en', 'excuse', {
    since: '(?:since|before|after|until|from|as of|back in|dating to|early as) (?:\\p{L}+ ){0,2}20\\d\\d',
    law: '(?:act|law|rule|code|statute|amendment|standards?) of 20\\d\\d',
    founded:
      '(?:founded|established|adopted|enacted|passed|built|introduced|opened|elected|began|started|updated|revised)(?: [\\p{L}]+){0,3} 20\\d\\d',
    compared:
      '(?:than|compared (?:to|with)|versus|vs\\.?|unlike|up from|down from) (?:\\p{L}+ ){0,3}20\\d\\d',
    census: '20\\d\\d (?:census|study|survey|report)',
    range: '20\\d\\d\\s?[-–]\\s?(?:20)?\\d\\d',
  }),
  ...entries('es', 'excuse', {
    desde: '(?:desde|antes de|después de|hasta|a partir de)(?: \\p{L}+){0,2} 20\\d\\d',
    ley: '(?:ley|norma|código|enmienda) (?:de|del) 20\\d\\d',
    fundada: '(?:fundad[oa]|establecid[oa]|adoptad[oa]|aprobad[oa]|creado|creada)(?: \\p{L}+){0,3} 20\\d\\d',
    censo: '(?:censo|estudio|encuesta|informe) (?:de|del) 20\\d\\d',
  }),
];
