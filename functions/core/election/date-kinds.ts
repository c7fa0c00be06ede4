import * as z from 'zod';

/** What a date of an election's calendar is the date of. */
export const DateKind = z.enum([
  'uocava-sent',
  'registration-by-mail',
  'registration-online',
  'registration-in-person',
  'ballot-request',
  'early-voting-start',
  'early-voting-end',
  'civic-day',
  'ballot-postmark',
  'ballot-return',
  'election-day',
  'polls-open',
  'polls-close',
  'uocava-return',
  'cure',
  'canvass',
  'certification',
]);
export type DateKind = z.infer<typeof DateKind>;

/** A kind in words for people: what happens or ends on that date. */
export function describeKind(kind: DateKind): string {
  return NAMES[kind];
}

const NAMES: Readonly<Record<DateKind, string>> = {
  'uocava-sent': 'the sending of military and overseas ballots',
  'registration-by-mail': 'the deadline to register by mail',
  'registration-online': 'the deadline to register online',
  'registration-in-person': 'the deadline to register in person',
  'ballot-request': 'the deadline to request a ballot',
  'early-voting-start': 'the first day of early voting',
  'early-voting-end': 'the last day of early voting',
  'civic-day': 'a civic day',
  'ballot-postmark': 'the deadline to mail a ballot',
  'ballot-return': 'the deadline to return a ballot',
  'election-day': 'Election Day',
  'polls-open': 'the opening of the polls',
  'polls-close': 'the closing of the polls',
  'uocava-return': 'the deadline for military and overseas ballots',
  cure: 'the deadline to cure a ballot',
  canvass: 'the canvass',
  certification: 'the certification of the results',
};

/**
 * Words that say which date a sentence speaks of, as patterns for `wordPattern`. They are narrow on purpose: "register
 * for the webinar" is no registration deadline. Civic days are found by their own names instead.
 */
export const KIND_WORDS: Readonly<Record<DateKind, readonly string[]>> = {
  'uocava-sent': ['military', 'overseas', 'UOCAVA', 'militares', 'en el (?:exterior|extranjero)'],
  'uocava-return': ['military', 'overseas', 'UOCAVA', 'militares', 'en el (?:exterior|extranjero)'],
  ...eachOf(
    ['registration-by-mail', 'registration-online', 'registration-in-person'],
    [
      '(?:voter )?registration (?:deadline|closes|ends|is due)',
      'voter registration',
      'register(?:ed)? (?:to vote|(?:online |by mail |in person )?by)',
      '(?:inscribirse|inscríbase|inscríbete|registrarse|regístrese|regístrate) (?:para votar|en línea|por correo|en persona|antes|hasta|a más tardar)',
      '(?:inscripción|registro) (?:de votantes|electoral|para votar)',
    ],
  ),
  'ballot-request': [
    '(?:request|apply for)(?: \\S+){0,5} ballots?',
    '(?:absentee|mail|mail-in)(?: ballot)? (?:applications?|requests?)',
    '(?:solicitar|solicite|solicita|pedir|pida|pide)(?: \\S+){0,5} (?:boletas?|papeletas?)',
    'solicitud(?:es)? de (?:boletas?|papeletas?)',
  ],
  ...eachOf(
    ['ballot-postmark', 'ballot-return'],
    [
      '(?:return|mail|drop off)(?: \\S+){0,4} ballots?',
      'ballots?(?: \\S+){0,4} (?:due|received|returned|postmarked|arrive)',
      'postmark(?:ed)?',
      'drop ?box(?:es)?',
      '(?:devolver|devuelva|devuelve|entregar|entregue|entrega|enviar|envíe|envía)(?: \\S+){0,4} (?:boletas?|papeletas?)',
      'matasellos',
    ],
  ),
  ...eachOf(
    ['early-voting-start', 'early-voting-end'],
    [
      'early vot(?:ing|e)',
      'vote early(?! day)',
      'votación (?:anticipada|temprana)',
      'voto (?:anticipado|temprano)',
      '(?:votar|vote|vota) (?:anticipadamente|temprano|por anticipado)',
    ],
  ),
  'civic-day': [],
  ...eachOf(
    ['election-day', 'polls-open', 'polls-close'],
    [
      'election day',
      '(?:general|primary|runoff|special|municipal) election',
      'polls',
      'polling (?:places?|locations?)',
      'vote centers?',
      'día de (?:las )?elecci(?:ón|ones)',
      'elecci(?:ón|ones) (?:general(?:es)?|primarias?|especial(?:es)?|municipal(?:es)?)',
      'jornada electoral',
      'segunda vuelta',
      'urnas',
      'casillas',
      '(?:centros?|lugares?|recintos?) de votación',
    ],
  ),
  cure: [
    'cure (?:\\S+ ){0,2}(?:ballots?|signatures?)',
    'ballot cur(?:e|ing)',
    '(?:corregir|corrija|corrige|subsanar|subsane)(?: \\S+){0,3} (?:boletas?|papeletas?|firmas?)',
  ],
  canvass: ['canvass(?:es|ing|ers)?', 'escrutinio'],
  certification: [
    'certif(?:y|ies|ied)(?: \\S+){0,3} (?:results?|elections?|votes?)',
    '(?:results?|elections?|votes?)(?: \\S+){0,3} certified',
    'certification',
    'certificación',
    'certificar(?:á|án)?',
  ],
};

function eachOf<K extends DateKind>(kinds: readonly K[], words: readonly string[]) {
  return Object.fromEntries(kinds.map((kind) => [kind, words])) as Record<K, readonly string[]>;
}
