import { entries } from './word-entry.ts';

const SURE_EN =
  '(?:secure|safe|accurate|reliable|fair|transparent|certain|error-?free|fraud-?free|tamper-?proof|protected|correct)';
const SURE_ES = '(?:segur[oa]s?|exact[oa]s?|confiables?|just[oa]s?|transparentes?|protegid[oa]s?)';

/** Promises that nobody can keep for certain, and superlatives. */
export const GUARANTEES = [
  ...entries('en', 'report', {
    percent: `100\\s?(?:%|percent|per cent) ${SURE_EN}`,
    wholly: `(?:completely|totally|absolutely|perfectly|fully|entirely) ${SURE_EN}`,
    guarantee: 'guarantee(?:s|d|ing)?',
    proof:
      '(?:unhackable|hack-?proof|foolproof|fool-proof|tamper-?proof|bullet-?proof|fail-?safe|unbreakable|infallible|flawless)',
    impossible:
      "(?:impossible|cannot be|can[’']t be|never been) (?:to )?(?:hack|cheat|tamper|rig|alter|change)\\p{L}*(?: with)?",
    'no-fraud': '(?:no|zero|never any) (?:voter |election )?(?:fraud|errors?|mistakes|irregularities)',
    superlative:
      '(?:most|safest|fairest|best|cleanest|freest) (?:(?:secure|accurate|transparent|trusted|reliable|fair|free|and)\\s?){0,3}\\s?(?:elections?|voting systems?|election system|election offices?|ballots?|offices?)(?: (?:in|ever|of)(?! time))?',
    hashtag: '(?<=#)(?:safest|most|100percent)\\p{L}+',
  }),
  ...entries('en', 'excuse', {
    'law-guarantees':
      '(?:law|laws|constitution|act|amendment|statute|rules?|rights?)(?: \\p{L}+){0,3} guarantee(?:s|d)?',
    'guaranteed-by': 'guaranteed (?:by|under|to (?:you|all|every)|in)',
    'no-guarantee':
      "(?:no|not|cannot|can[’']t|don[’']t|never|without|won[’']t|isn[’']t) (?:a |be |we |been )?guarantee(?:s|d)?",
    'not-wholly': `(?:no|not|nothing is|never) (?:\\p{L}+ ){0,3}(?:100\\s?(?:%|percent)|completely|totally|absolutely|perfectly|fully|entirely) ${SURE_EN}`,
    'most-offices': '(?<!the )most (?:elections?|ballots?|offices?|election offices?|voting systems?)',
    'best-office': 'best (?:office|election office)(?: \\p{L}+){0,2} (?:hours|time|number)',
  }),
  ...entries('es', 'report', {
    porcentaje: `100\\s?(?:%|por ciento) ${SURE_ES}`,
    totalmente: `(?:totalmente|completamente|absolutamente|perfectamente) ${SURE_ES}`,
    garantizar: '(?:garantiz(?:amos|a|ado|ada|ados|adas|an|o)|garantía)',
    infalible: '(?:infalibles?|invulnerables?|inviolables?|impecables?)',
    'sin-fraude': '(?:cero|ningún|sin ningún) (?:fraude|errores|error)',
    superlativo: '(?:las|la) (?:elecciones|elección) más (?:seguras?|justas?|limpias?|transparentes?)',
  }),
  ...entries('es', 'excuse', {
    'ley-garantiza': '(?:ley|leyes|constitución|enmienda)(?: \\p{L}+){0,3} garantiza(?:n)?',
    'garantizado-por': 'garantizad[oa]s? por (?:la|las|ley)',
    'no-garantiza': '(?:no|nunca) (?:se )?(?:podemos )?garantiz\\p{L}+',
  }),
];
