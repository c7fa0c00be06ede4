import { entries } from './word-entry.ts';

const FIND_EN =
  '(?:shows?|says?|finds?|found|suggests?|proves?|tells?|indicates?|confirms?|has shown|have shown|have found|reveals?|agrees?)';

/** Claims that lean on research; the excuses name a source. A link in the same sentence is one too. */
export const RESEARCH = [
  ...entries('en', 'report', {
    research: `(?:research|stud(?:y|ies)|surveys?|polling|data|statistics|experts|scientists|evidence|science)(?: (?:consistently|often|clearly|also|now|repeatedly|recently|again|all))? ${FIND_EN}`,
    'according-to':
      'according to (?:a |an |the |some |many |recent |new |one |several )*(?:research|stud(?:y|ies)|surveys?|polls?|experts|data|reports?)',
    proven: '(?:(?:has|have) been |is |are )?(?:scientifically|statistically) proven',
    'it-is-known': "(?:it is|it[’']s) (?:well[- ]known|a fact) that",
  }),
  ...entries('en', 'excuse', {
    'named-source': `(?:research|stud(?:y|ies)|surveys?|data|statistics|evidence)(?: \\p{L}+){0,2} (?:by|from|at|of) (?:the )?{capital}[^.!?\\n]{0,80}?${FIND_EN}`,
    'according-named':
      "according to (?:[\\p{L}’']+ ){0,4}(?:research|stud(?:y|ies)|surveys?|polls?|data|reports?) (?:by|from|of) (?:the )?{capital}\\p{L}+",
    'name-before':
      "(?:{capital}[\\p{L}.]+|{capital}{2,})(?:[’']s)? (?:\\d{4} )?(?:{small}+ )?(?:research|study|survey|data|statistics|poll) (?:shows?|finds?|found|says?|suggests?|indicates?)",
    'own-records': 'our (?:own )?(?:records|data|figures|statistics|logs) (?:shows?|says?)',
  }),
  ...entries('es', 'report', {
    estudios:
      '(?:los |las |varios |muchos |un |una )?(?:estudios?|investigaci(?:ón|ones)|encuestas?|expertos|datos|estadísticas) (?:muestran?|demuestran?|dicen?|indican?|sugieren?|revelan?|confirman?|prueban?|señalan?)',
    segun:
      'según (?:(?:un|una|los|las|el|la|varios|algunos) )?(?:estudios?|expertos|encuestas?|investigaci(?:ón|ones)|datos)',
  }),
  ...entries('es', 'excuse', {
    'fuente-nombrada':
      '(?:según )?(?:(?:un|una|los|las|el|la) )?(?:estudios?|investigaci(?:ón|ones)|encuestas?|datos)(?: \\p{L}+)? (?:de|del|por) (?:la |el |los )?{capital}[^.!?\\n]{0,80}',
    'nuestros-datos': 'nuestros datos (?:muestran|indican)',
  }),
];

/** What marks a source wherever in the text it stands. */
export const SOURCE_MARK = /(?<!\p{L})(?:sources?|fuentes?)\s?:\s?\S/iu;
