import { entries } from './word-entry.ts';

/** Words of an official who speaks for himself or herself. */
export const FIRST_PERSON = [
  ...entries('en', 'report', {
    // Capital only: "i." numbers a list.
    i: "(?={capital})I(?:[’'](?:m|ve|ll|d))?",
    my: '(?:my|mine|myself|me)',
  }),
  ...entries('en', 'excuse', {
    numeral:
      '(?:title|part|section|article|phase|chapter|measure|proposition|amendment|question|issue|world war) I',
    'find-my': '(?:find|track|check|where is) my(?: [\\p{L}]+){1,2}|my voter|myvote',
    'quoted-voter':
      '(?:how|where|when|can|do|am|may|what if|did|should) (?:do |can |did |should |will )?(?:I|my)(?:[^.!\\n]{0,80})\\?',
  }),
  ...entries('es', 'report', {
    yo: '(?:yo|conmigo)',
    // "MI" abbreviates Michigan.
    mi: 'm(?={small})is?',
  }),
  ...entries('es', 'excuse', { 'donde-esta-mi': '(?:dónde|cómo|cuándo|puedo)[^.!\\n]{0,80}\\?' }),
];
