import { entries } from './word-entry.ts';

/** A number, or up to two letters, of which the rule takes those that are a name: “Measure A”, and not “measure to”. */
const NUMBER = '(?:\\d{1,4}(?:-?[a-z])?|[ivx]{2,4}|[a-z]{1,2})(?![\\p{L}\\d])';

/** What is put to the voters. Bare "measure", "issue" and "question" are ordinary words. */
export const MEASURE_NAMES = [
  ...entries('en', 'report', {
    numbered: `(?:measure|proposition|prop\\.?|amendment|initiative|referendum|proposal|article) (?:no\\. )?${NUMBER}`,
    question: `(?:question|issue) (?:no\\. )?${NUMBER}`,
    kind: '(?:ballot|bond|tax|school|levy|charter|recall|local|state|county|city|constitutional|statewide|citizen|library|fire|parks?) (?:measures?|questions?|propositions?|proposals?|amendments?|initiatives?|issues?)',
    levy: '(?:(?:tax|school|library|fire|operating|renewal) )?(?:levy|levies|bond|bonds|referendum|referendums|referenda|millage|recall)',
    'this-measure': '(?:this|that|the|these|those|both) (?:measures?|propositions?|amendments?|initiatives?)',
  }),
  ...entries('en', 'excuse', {
    'security-measure':
      '(?:security|safety|health|protective|preventive|precautionary|cost-saving) measures?',
    'first-amendment':
      '(?:first|second|fourth|fifth|thirteenth|fourteenth|fifteenth|nineteenth|twenty-?\\p{L}+|\\d{1,2}(?:st|nd|rd|th)) amendments?',
    'bail-bond': '(?:surety|fidelity|bail) bonds?',
    'product-recall': "(?:we|i|you|they|do not|don[’']t|can|may) recall",
  }),
  ...entries('es', 'report', {
    numerada: `(?:medida|proposición|propuesta|enmienda|iniciativa|referéndum|pregunta) (?:no\\. )?${NUMBER}`,
    clase: '(?:medida|propuesta|pregunta|iniciativa) (?:electoral|estatal|local|municipal|escolar|de ley)',
    bono: '(?:bonos? escolar(?:es)?|emisión de bonos|referéndum|enmienda constitucional|gravamen)',
    'esta-medida': '(?:esta|esa|la|estas|esas|las) (?:medidas?|proposici(?:ón|ones)|enmiendas?)',
  }),
  ...entries('es', 'excuse', {
    'medida-de-seguridad':
      '(?:esta|esa|la|estas|esas|las) medidas? (?:de|para) (?:seguridad|protección|salud|que|proteger)',
  }),
];

/** A stand for or against; it counts only near a measure. */
export const MEASURE_STANDS = [
  ...entries('en', 'report', {
    support: '(?:support(?:s|ed|ing|ers?)?|in favor of|favors?)',
    oppose: '(?:oppos(?:e|es|ed|ing|ition|ents?)|against)',
    endorse: '(?:endors(?:e|es|ed|ing|ement)|back(?:s|ed|ing)|champion(?:s|ed)?)',
    approve: '(?:approve|adopt|pass|reject|repeal|stop|save|block|kill|fight)',
    urge: '(?:urg(?:e|es|ed|ing)|recommends?)',
    'yes-no-on': '(?:yes|no) (?:on|to)',
    need: '(?:we|our (?:county|town|city|schools|community)) needs?',
    deserves: 'deserves? (?:your|a|to)',
  }),
  ...entries('en', 'excuse', {
    both: '(?:support(?:s|ed|ing|ers?)?|in favor of|favor)(?: (?:of|for|statements?|arguments?))?\\s?(?:or|and|/)\\s?(?:to )?(?:oppos\\p{L}+|against|opponents?)',
    'support-services':
      '(?:support(?:ing)?|encourage) (?:for |to |of |our |all |every |eligible ){0,3}(?:voters?|people|residents|staff|poll workers|election workers|language|military|seniors|disabilit\\p{L}+|accessib\\p{L}+)',
    'kind-of-support':
      '(?:voters?|language|technical|customer|translation|accessibility|curbside|your) support(?:s|ed)?',
    'for-against': '(?:for (?:and|or) against|pro and con)',
    'approve-placement':
      '(?:approve|approved|adopt|adopted|pass|passed|reject|rejected) (?:or|and) (?:approve|adopt|pass|reject|repeal)',
    // What a measure asks or does is told without taking a side.
    'if-approved':
      '(?:if|whether|when|until|unless) (?:\\p{L}+ ){0,3}(?:approve|adopt|pass|reject|repeal)(?: or (?:approve|adopt|pass|reject|repeal))?',
    'asks-to':
      '(?:asks?|asking) (?:\\p{L}+ ){0,3}to (?:approve|adopt|pass|reject|repeal|support|oppose)(?: (?:or|and) (?:approve|adopt|pass|reject|repeal|support|oppose))?',
    'needed-to-pass':
      '(?:needs?|needed|required|must|majority)(?: [\\p{L}\\d%.]+){0,5} (?:to )?(?:pass|approve)',
    'yes-and-no': '(?:yes (?:or|and) no|no (?:or|and) yes) (?:on|to)',
    passcode: 'pass (?:out|by|along|through)',
    'against-record': '(?:check(?:ed)?|compared?|verif(?:y|ied)|match(?:ed)?) (?:\\p{L}+ ){0,4}against',
    'stop-by': 'stop by',
  }),
  ...entries('es', 'report', {
    apoyar: '(?:apoy(?:e|en|a|an|ar|amos|emos|o)|respald(?:e|en|a|an|ar|amos|emos)|a favor de)',
    oponerse: '(?:opóng(?:ase|anse)|oponerse|oponemos|se opone|en contra de|contra)',
    aprobar: '(?:apruebe|aprueben|aprobemos|rechace|rechacen|rechacemos|rechazar)',
    'si-no-a': '(?:sí|no) a (?:la|el|esta|este)',
  }),
  ...entries('es', 'excuse', {
    ambos: '(?:a favor|apoyo)(?: de)?(?: \\p{L}+){0,3} (?:o|y) (?:en )?contra(?: de)?',
    'apoyo-a-votantes': 'apoy(?:o|a|amos|ar)(?: \\p{L}+){0,2} (?:los |las )?(?:votantes|electores|personas)',
  }),
];
