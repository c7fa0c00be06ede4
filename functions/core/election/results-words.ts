/**
 * Words that read like a result of an election, as patterns for `wordPattern`. Data of one language each; a post is
 * read in all of them, because the gate must not open for a sentence in another language than the post's.
 */
export interface ResultsWords {
  readonly language: string;
  /** They report votes, whatever stands around them. */
  readonly reports: readonly string[];
  /** They may report votes; the contexts below tell. */
  readonly mentions: readonly string[];
  /** Whole wordings that speak of something else than votes, or of when and where results will be. */
  readonly harmless: readonly string[];
}

const VERBS_EN = '(?:post|publish|report|release|announce|share|update|certify|have|see|expect)';

export const RESULTS_WORDS: readonly ResultsWords[] = [
  {
    language: 'en',
    reports: [
      'unofficial (?:vote )?(?:returns|tall(?:y|ies)|totals?|counts?)',
      'final (?:vote )?(?:tall(?:y|ies)|totals?|counts?) (?:is|are|shows?)',
      '(?:election|early|partial|first|final|latest|vote) returns',
      'returns are in',
      'precincts? (?:(?:are|is|have|has|now|fully|partially) )*report(?:ed|ing)',
      '\\d+(?:\\.\\d+)?\\s?(?:percent|%) (?:of (?:the )?(?:votes?|precincts?|ballots?) )?(?:(?:are|is|have|has|been) )*(?:reporting|reported|counted|in)',
      '\\d+(?:\\.\\d+)?\\s?(?:percent|%) of (?:the )?(?:\\S+ )?votes?',
      '(?:vote|ballot) (?:counts?|tall(?:y|ies)|totals?) (?:so far|as of|now|is|are|shows?)',
      '\\d[\\d,.]* votes (?:for|to|ahead|behind|so far|counted)',
      '(?:is|are) (?:now |currently )?(?:winning|losing|trailing|in the lead|ahead in|leading in)',
      // "Leading by example" and "leads with integrity" are virtues.
      '(?:leads|trails|ahead|leading|trailing) (?:by|with) (?:about |more than |nearly |over |just |only |an? )*(?:\\d[\\d,.]*|\\p{L}+ (?:votes?|points?|margin|percent))',
      '(?:takes|took|holds|has) the lead',
      '(?:wins|won|win|has won|have won) (?:the |a |an |his |her |their )?(?:\\S+ ){0,3}(?:race|election|seat|primary|runoff|re-?election|nomination|vote)',
      '(?:projected|declared|apparent|presumptive) (?:winners?|victors?)',
      '(?:has|have) been (?:re)?elected',
      '(?:mayor|governor|senator|president|sheriff)-elect',
      'defeat(?:s|ed) (?!the |by )\\p{L}+',
      'too (?:close|early) to call',
      '(?:race|election) (?:is |has been )?called for',
      'conced(?:es|ed)',
      '(?:measure|proposition|prop|amendment|question|issue) (?:no\\. )?(?:\\d+|\\p{L}) (?:has |was |is |have )?(?:passes|passed|fails|failed|approved|rejected)',
      '(?:levy|bond|referendum) (?:has |was )?(?:passes|passed|fails|failed|approved|rejected)',
    ],
    mentions: [
      'results',
      // #ElectionNightResults, #ResultsAreIn
      '(?<=#)\\p{L}*results\\p{L}*',
      '(?:election|primary|runoff|race) results?',
      'result of the (?:\\S+ ){0,3}(?:race|election|vote|runoff|primary)',
      'winners?',
      'vote (?:totals?|tall(?:y|ies))',
    ],
    harmless: [
      '(?:audit|survey|test|testing|training|inspection|drill|search|exam|inventory|accuracy test) results?',
      'results? of (?:the |our |an? |this )?(?:\\S+ ){0,4}(?:audits?|surveys?|tests?|testing|inspections?|drills?|trainings?|reviews?)',
      '(?:sticker|poster|essay|art|photo|coloring)(?: \\S+){0,3} winners?',
      'winners? of (?:the |our )?(?:\\S+ ){0,5}(?:sticker|poster|essay|art|photo|coloring|drawing)(?: contest)?',
      // What an office does for its own work.
      '(?:own|owns|measures?|deliver|delivers|keep track of|(?:track|improve)s? (?:our|its)) (?:the |our |its )?results',
      `results?(?: [\\p{L}’'-]+){0,3} (?:will|won['’]t) (?:not )?(?:be|start|begin|come|appear|change|take)`,
      `will(?: not)? ${VERBS_EN}(?: [\\p{L}’'-]+){0,5} results?`,
      `(?:when|where|how)(?: [\\p{L}’'-]+){0,2} (?:to )?(?:find |${VERBS_EN} |get |certify )?(?:[\\p{L}’'-]+ ){0,3}results?`,
      `results? (?:are|is) (?:not|never) (?:final|official|complete|certified)`,
      'results? (?:take|takes) time',
    ],
  },
  {
    language: 'es',
    reports: [
      'conteos? (?:parcial(?:es)?|preliminar(?:es)?|extraoficial(?:es)?|oficial(?:es)?|final(?:es)?)',
      '(?:precintos?|distritos?|casillas|mesas) (?:reportad[oa]s?|escrutad[oa]s?|computad[oa]s?|que (?:han )?(?:reportado|reportan))',
      '\\d+(?:[.,]\\d+)?\\s?(?:por ciento|%) de (?:los |las )?(?:votos|precintos|actas|casillas)',
      '\\d+(?:[.,]\\d+)?\\s?(?:por ciento|%) (?:escrutado|reportado|contado)',
      '\\d[\\d.,]* votos (?:a favor|para|por|contados)',
      '(?:va|van|está|están|sigue|siguen) (?:ganando|perdiendo|a la cabeza|a la delantera)',
      '(?:lideran?|encabezan?|aventajan?)(?: \\S+){0,3} (?:con|por) (?:el |un |unos )?\\d[\\d.,]*',
      '(?:gana|ganó|ganaron|ha ganado|han ganado) (?:la|las|el|los) (?:elecci(?:ón|ones)|contienda|primarias?|escaño|reelección|votación|voto)',
      '(?:virtual|declarad[oa]) (?:ganador(?:a|es|as)?|vencedor(?:a|es|as)?)',
      '(?:ha sido|resultó) (?:re)?elect[oa]',
      '(?:alcalde|alcaldesa|gobernador|gobernadora|presidente|presidenta) elect[oa]',
      'derrot(?:a|ó|aron) a',
      'reconoc(?:e|ió) (?:su|la) derrota',
      '(?:la )?(?:medida|proposición|enmienda)(?: \\S+)? (?:fue|es|queda) (?:aprobada|rechazada)',
    ],
    mentions: [
      'resultados?',
      '(?<=#)\\p{L}*resultados\\p{L}*',
      'ganador(?:a|es|as)?',
      'escrutinio (?:parcial|preliminar)',
    ],
    harmless: [
      'resultados? de (?:la |las |el |los |nuestra |nuestro |una |un )?(?:auditorías?|encuestas?|pruebas?|inspecci(?:ón|ones)|simulacros?|capacitaci(?:ón|ones)|revisi(?:ón|ones))',
      'resultados? de (?:la )?búsqueda',
      'ganador(?:a|es|as)? del? (?:\\S+ ){0,2}(?:concurso|sorteo)(?: \\S+){0,2}',
      'como resultado',
      "resultados?(?: [\\p{L}'’-]+){0,3} (?:se (?:publicarán|anunciarán|darán|reportarán|actualizarán|certificarán)|estarán|serán|tardarán)",
      "(?:publicaremos|anunciaremos|compartiremos|reportaremos|actualizaremos|se (?:publicarán|anunciarán|darán|reportarán))(?: [\\p{L}'’-]+){0,4} resultados?",
      "(?:cuándo|dónde|cómo)(?: [\\p{L}'’-]+){0,5} resultados?",
      'resultados? (?:no (?:es|son) (?:final(?:es)?|oficial(?:es)?|definitivos?)|tardan?|toman? tiempo)',
    ],
  },
];
