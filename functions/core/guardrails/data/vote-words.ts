import { entries } from './word-entry.ts';

/** Verbs of choosing in general: "voters elect a mayor" tells how it works, "elect Jones" asks for it. */
const CONTEST_EN =
  '(?:a|an|one|two|three|four|five|\\d+|new|members?|representatives?|delegates?|leaders?|officials?|candidates?|(?:the|our|your|their|its) (?:next|new|members?|representatives?|leaders?|officials?|mayor|governor|president|council|board|sheriff|clerk|judges?))(?! {name}| {capital})';

/** Calls to vote one way. What follows the name is not asked, so that every candidate and party counts the same. */
export const VOTE_FOR_AGAINST = [
  ...entries('en', 'report', {
    'vote-for': 'vot(?:e|es|ing) for',
    'vote-against': 'vot(?:e|es|ing) against',
    'vote-yes-no': 'vot(?:e|es|ing) [“"‘\']?(?:yes|no)[”"’\']?(?! later| more than)',
    'vote-party': 'vote {name}',
    'vote-down': 'vote (?:him|her|them|it) (?:in|out|down)|vote (?:down|out) \\p{L}+',
    'cast-for': '(?:your|a) (?:vote|ballot) (?:for|against)',
    elect: '(?<!-)(?:re-?)?elect',
    defeat: '(?:defeat|unseat|oust)',
    hashtag:
      '(?<=#)(?:votefor|voteagainst|voteyes|voteno|re?elect(?!ion)|elect(?!ion|or|ed|ronic|ing|ive|s\\b))[\\p{L}\\p{N}]*',
  }),
  ...entries('en', 'excuse', {
    'how-many':
      'vot(?:e|es|ing) for (?:up to|no more than|not more than|more than|fewer than|as many|any|each|every|all|either|none|only|just|at least|one|two|three|four|five|six|\\d+)(?![\\p{L}\\d])',
    'first-time':
      'vot(?:e|es|ing) for (?:the|your|their|my|our|her|his) (?:very )?(?:first|second|last) time',
    contest:
      'vot(?:e|es|ing) for (?:(?:the|a|an|your|their|our|local|state|federal|statewide|county|city|school|u\\.?s\\.?|write-?in) ){0,3}(?:candidates?|contests?|races?|offices?|president|vice president|governor|lieutenant governor|senators?|representatives?|congress|mayor|council(?: ?members?)?|sheriff|judges?|justices?|board members?|school board|clerk|treasurer|auditor|attorney general|secretary of state|commissioners?|people|person|someone|yourself|options?|choices?)',
    'whom-you-choose':
      "(?:who|whom|what|how|which|candidates?|person|anyone|whoever|whomever|name)(?: [\\p{L}’']+){0,4} vot(?:e|es|ing) (?:for|against)",
    'how-long':
      'vot(?:e|es|ing) for (?:(?:over|almost|nearly|about|many|several|the past|the last|more than|\\d+|two|three|a few) )*(?:decades?|years|generations|a long time|a lifetime|hours)',
    'for-or-against': 'vot(?:e|es|ing) for (?:or|and) against',
    'for-someone-else':
      'vot(?:e|es|ing) for (?:someone|somebody|anyone|anybody|another person|a family member|others)',
    'yes-or-no': 'vot(?:e|es|ing) [“"‘\']?(?:yes|no)[”"’\']? (?:or|and) [“"‘\']?(?:yes|no)[”"’\']?',
    'vote-party-contest': `vote {name}(?: party)? (?:primary|primaries|ballots?|caucus(?:es)?)`,
    'cast-contest':
      '(?:your|a) (?:vote|ballot) for (?:each|every|any|the|a|an|one|all|this|that|president|governor|mayor|local|state|federal|up to|you|november|election)(?!\\p{L})',
    'elect-contest': `(?:re-?)?elect ${CONTEST_EN}`,
    'voters-elect':
      '(?:voters|residents|citizens|you|we|they|people|who|to be|americans) (?:will |may |can |get to |also |each )?elect(?! {name})',
    'defeat-purpose': 'defeat the purpose',
  }),
  ...entries('es', 'report', {
    'vota-por': '(?:vota|vote|voten|votemos|votar|votad) (?:por|contra|en contra|a favor)',
    'vota-si-no': '(?:vota|vote|voten|votemos|votar) [“"«]?(?:sí|no)[”"»]?',
    'su-voto': '(?:su|tu|el) voto (?:por|contra|a favor|en contra)',
    'elija-a': '(?:elija|elijan|elige|elijamos|reelija|reelijan|reelige|reelijamos) a',
    derrote: '(?:derrote|derroten|derrota|derrotemos|derrotar) a(?:l)?',
    etiqueta: '(?<=#)(?:votapor|voteporel?|votecontra|votasí|votasi)[\\p{L}\\p{N}]*',
  }),
  ...entries('es', 'excuse', {
    'por-correo':
      '(?:vota|vote|voten|votemos|votar) por (?:correo|primera|segunda|última|anticipado|adelantado|internet|teléfono|ausencia|uno|una|dos|tres|\\d+|cada|hasta|más|no más|cualquier|candidatos|(?:el|la|los|las|un|una) (?:candidat[oa]s?|personas?|cargos?|alcaldes?|alcaldesas?|gobernador(?:a|es)?|president[ea]|opción|opciones|mismo|misma|próxim[oa]))(?!\\p{L})',
    'a-favor-o-en-contra': 'votar a favor (?:o|y) en contra',
    'si-o-no': '(?:vota|vote|votar) [“"«]?sí[”"»]? o [“"«]?no[”"»]?',
    'no-votar': 'votar no (?:es|será|lleva|cuesta|requiere|toma)',
    'por-quien': '(?:por|contra) quién(?:es)?(?: \\p{L}+){0,3} votar',
    'su-voto-por-correo': '(?:su|tu|el) voto por (?:correo|adelantado|anticipado|ausencia)',
    'elija-entre':
      '(?:elija|elijan|elige) a (?:un|una|uno|los|las|quien|quienes|su|sus|tu|tus|más)(?!\\p{L})',
  }),
];
