import { entries } from './word-entry.ts';

const CONTESTS_EN =
  '(?:primar(?:y|ies)|ballots?|caucus(?:es)?|runoffs?|conventions?|nominations?|affiliations?|registrations?|registered|precinct (?:officers?|chairs?)|county committee|central committee|state committee|poll (?:workers?|watchers?)|election judges?|observers?|challengers?)';
const CONTESTS_ES =
  '(?:primarias?|boletas?|papeletas?|asambleas?|convenci(?:ón|ones)|elecci(?:ón|ones)|afiliaci(?:ón|ones)|inscripci(?:ón|ones)|segunda vuelta)';

/** Where an office has to name a party: its primary, its ballot, its voters' registration. They are the same for all. */
export const PARTY_CONTEXTS = [
  ...entries('en', 'excuse', {
    contest: `{name}(?: part(?:y|ies))?(?:[’']s)?(?:(?:/|,? (?:and|or)|,)\\s?(?:the )?{name}(?: part(?:y|ies))?){0,6}(?: (?:presidential|preference|state|county|local|special|closed|open|party|and|or|\\d{4})){0,3} ${CONTESTS_EN}`,
    'contest-of': `${CONTESTS_EN} (?:(?:of|for|with|in|as|from) )?(?:(?:a|an|the) )?{name}(?: part(?:y|ies))?(?:(?:/|,? (?:and|or)|,)\\s?(?:the )?{name}(?: part(?:y|ies))?){0,6}`,
    // "Our democratic process", "a republican form of government": no party, in small letters.
    'common-word':
      '{lower-name},? (?:(?:and|or) )?(?:(?:\\p{L}+ )?(?:process(?:es)?|institutions?|societ(?:y|ies)|values?|norms?|principles?|ideals?|republic|governments?|form of government|systems?|rights?|participation|elections?|traditions?|duty|freedoms?))',
    listing:
      '(?:part(?:y|ies)|ballot types?|choose (?:from|one)):?\\s?{name}(?:(?:/|,? (?:and|or)|,)\\s?(?:the )?{name}){0,6}',
  }),
  ...entries('es', 'excuse', {
    contienda: `${CONTESTS_ES}(?: (?:presidenciales|presidencial|del|de la|de|el|la|partido|estatal|cerrada)){0,4} {name}(?:(?:,| y| o| e| u) (?:(?:del|de la|el|la) )?(?:partido )?{name}){0,6}`,
    inscrito:
      '(?:inscrit[oa]s?|registrad[oa]s?|afiliad[oa]s?) (?:(?:en|con|como|al|a) )?(?:(?:el|la|un|una) )?(?:partido )?{name}',
    'contienda-despues': `{name}(?: \\p{L}+){0,2} ${CONTESTS_ES}`,
  }),
];
